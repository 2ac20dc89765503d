import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import type { UploadedFile } from '../../../local/pipeline/upload';
import { STATE_NAMES } from '../../../src/contract/state-names';
import type { HeldRun } from '../support/held-jobs';
import { PipelineUnderTest } from '../support/pipeline-under-test';

const GOING_ON = ['STARTING', 'RUNNING', 'STOPPING', 'WAITING'];

/** The last is none of Glue's today. */
const OVER = ['STOPPED', 'FAILED', 'TIMEOUT', 'ERROR', 'EXPIRED', 'HIBERNATED'];

let pipeline: PipelineUnderTest;

beforeAll(async () => {
  pipeline = await PipelineUnderTest.start();
});

afterAll(async () => pipeline?.stop());

async function uploadUntilRunIs(state: string): Promise<{ file: UploadedFile; run: HeldRun }> {
  const file = await pipeline.upload(`${state}.csv`);
  const run = await pipeline.jobs.runOf(file);
  await pipeline.jobs.move(run, state, `why ${state}`);
  return { file, run };
}

it.each(GOING_ON)('a run that is %s is looked at until it has SUCCEEDED, then its output is published', async (state) => {
  const { file, run } = await uploadUntilRunIs(state);
  const looks = await pipeline.timesEntered(file, STATE_NAMES.checkJob);
  await pipeline.waitForStep(file, STATE_NAMES.checkJob, looks + 2);
  expect(await pipeline.announcements(file)).toEqual([]);
  await pipeline.jobs.succeed(run);
  expect(await pipeline.announced(file)).toMatchObject({ outcome: 'PROCESSED', rowsIn: 2, rowsOut: 2, reason: null, failedStep: null, links: { jobRun: null } });
  expect(await pipeline.ended(file)).toBe('SUCCEEDED');
});

it.each(OVER)('a run that is %s ends the execution FAILED, and all are told which step and run failed, why and where to look', async (state) => {
  const { file, run: { id, jobName } } = await uploadUntilRunIs(state);
  expect(await pipeline.announced(file)).toMatchObject({
    outcome: 'FAILED', failedStep: STATE_NAMES.checkJob, output: null, rowsIn: 2, rowsOut: null, source: { key: `incoming/${state}.csv` },
    reason: { code: 'JobRunFailed', message: `${state}: why ${state} (job ${jobName}, run ${id})` },
    links: { execution: expect.stringContaining(pipeline.executionArn(file)), jobRun: expect.stringContaining(id) },
  });
  expect(await pipeline.ended(file)).toBe('FAILED');
  expect(await pipeline.jobs.runsOf(file)).toHaveLength(1);
});

it('only what succeeded was published, once each, and no role was denied a call', async () => {
  const { Contents = [] } = await pipeline.local.s3.send(new ListObjectsV2Command({ Bucket: pipeline.local.resources.targetBucket }));
  expect(Contents.map(({ Key = '' }) => Key.replace(/^processed\/csv\/|-[0-9a-f]{20}.*$/g, '')).sort()).toEqual([...GOING_ON].sort());
  expect(await pipeline.denials()).toEqual([]);
});
