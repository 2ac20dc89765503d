import { ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import { waitFor } from '../../../local/waiting/wait-for';
import { FileType, GlueJob } from '../../../src';
import { STATE_NAMES } from '../../../src/contract/state-names';
import { retryQuickly } from '../support/assembly';
import { PipelineUnderTest } from '../support/pipeline-under-test';

const MOST_AT_ONCE = 2;

/** Of whatever may go wrong; asking for a free run is another matter. */
const RETRIES = 1;

const TAKEN = 'ConcurrentRunsExceededException';

let pipeline: PipelineUnderTest;

beforeAll(async () => {
  const fileTypes = [FileType.csv({ job: GlueJob.managed({ maxConcurrentRuns: MOST_AT_ONCE }) })];
  pipeline = await PipelineUnderTest.start({ props: () => ({ fileTypes }), change: retryQuickly(RETRIES) });
});

afterAll(async () => pipeline?.stop());

it('a run whose start is answered to nobody is found by the next attempt: one run, one output', async () => {
  await pipeline.jobs.faults.loseReply('AWSGlue.StartJobRun');
  const file = await pipeline.upload('lost.csv');
  await pipeline.waitForStep(file, STATE_NAMES.checkJob);
  expect(await pipeline.errors(file)).toHaveLength(1);
  const runs = await pipeline.jobs.runsOf(file);
  expect(runs).toHaveLength(1);
  await pipeline.jobs.succeed(runs[0]);
  const { outcome, rowsOut, output } = await pipeline.announced(file);
  expect([outcome, rowsOut]).toEqual(['PROCESSED', 2]);
  expect(await pipeline.ended(file)).toBe('SUCCEEDED');
  expect(await pipeline.jobs.runsOf(file)).toHaveLength(1);
  const { Versions = [] } = await pipeline.local.s3.send(new ListObjectVersionsCommand({ Bucket: output!.bucket, Prefix: output!.key }));
  expect(Versions).toHaveLength(1);
});

it('files wait while all runs of the job are taken: each has one run in the end, and none is lost', async () => {
  const files = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((name) => pipeline.upload(`${name}.csv`)));
  // Those that have no run are refused more often than any other error is forgiven here.
  await waitFor('refusals of the files without a run', async () => {
    const refusals = await Promise.all(files.map(async (file) => (await pipeline.errors(file)).filter((error) => error === TAKEN).length));
    const isEnough = refusals.filter((times) => times > RETRIES + 1).length >= files.length - MOST_AT_ONCE;
    return { value: isEnough || undefined, state: `${refusals.join(', ')} refusals` };
  });
  for (let done = 0; done < files.length; done += 1) {
    await pipeline.jobs.succeed(await waitFor('a run of the job', async () => {
      const runs = await pipeline.jobs.runs();
      const running = runs.filter(({ state }) => state === 'RUNNING');
      expect(running.length).toBeLessThanOrEqual(MOST_AT_ONCE);
      return { value: running[0], state: runs.map(({ state }) => state).join(', ') };
    }));
  }
  expect((await Promise.all(files.map((file) => pipeline.announced(file)))).map(({ outcome }) => outcome)).toEqual(files.map(() => 'PROCESSED'));
  expect((await Promise.all(files.map((file) => pipeline.jobs.runsOf(file)))).map((runs) => runs.map(({ state }) => state))).toEqual(files.map(() => ['SUCCEEDED']));
  const errors = await Promise.all(files.map((file) => pipeline.errors(file)));
  expect(new Set(errors.flat())).toEqual(new Set([TAKEN]));
});

it('no role was denied a call', async () => {
  expect(await pipeline.denials()).toEqual([]);
});
