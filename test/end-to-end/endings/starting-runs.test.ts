import { ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import { FileType, GlueJob } from '../../../src';
import { STATE_NAMES } from '../../../src/contract/state-names';
import { until } from '../../local/emulator/support/until';
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
  await until(async () => await pipeline.timesEntered(file, STATE_NAMES.checkJob) > 0 || undefined);
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
  await until(async () => {
    const refusals = await Promise.all(files.map(async (file) => (await pipeline.errors(file)).filter((error) => error === TAKEN).length));
    return refusals.filter((times) => times > RETRIES + 1).length >= files.length - MOST_AT_ONCE || undefined;
  });
  for (let done = 0; done < files.length;) {
    const running = (await pipeline.jobs.runs()).filter(({ state }) => state === 'RUNNING');
    expect(running.length).toBeLessThanOrEqual(MOST_AT_ONCE);
    if (running.length === 0) continue;
    await pipeline.jobs.succeed(running[0]);
    done += 1;
  }
  expect((await Promise.all(files.map((file) => pipeline.announced(file)))).map(({ outcome }) => outcome)).toEqual(files.map(() => 'PROCESSED'));
  expect((await Promise.all(files.map((file) => pipeline.jobs.runsOf(file)))).map((runs) => runs.map(({ state }) => state))).toEqual(files.map(() => ['SUCCEEDED']));
  const errors = await Promise.all(files.map((file) => pipeline.errors(file)));
  expect(new Set(errors.flat())).toEqual(new Set([TAKEN]));
});

it('no role was denied a call', async () => {
  expect(await pipeline.denials()).toEqual([]);
});
