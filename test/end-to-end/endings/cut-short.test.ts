import { StopExecutionCommand } from '@aws-sdk/client-sfn';
import type { UploadedFile } from '../../../local/pipeline/upload';
import { STATE_NAMES } from '../../../src/contract/state-names';
import type { HeldRun } from '../support/held-jobs';
import { PipelineUnderTest } from '../support/pipeline-under-test';

const FOLLOWING_A_RUN: unknown[] = [STATE_NAMES.wait, STATE_NAMES.checkJob, STATE_NAMES.isDone];

const SHORTEST_DEADLINE_SECONDS = 4;
const LONGEST_DEADLINE_SECONDS = 1_024;

let pipeline: PipelineUnderTest;

beforeAll(async () => {
  pipeline = await PipelineUnderTest.start();
});

afterAll(async () => pipeline?.stop());

async function uploadUntilFollowed(name: string): Promise<{ file: UploadedFile; run: HeldRun }> {
  const file = await pipeline.upload(name);
  const run = await pipeline.jobs.runOf(file);
  await pipeline.waitForStep(file, STATE_NAMES.checkJob);
  return { file, run };
}

/** Once its execution has ended, whatever it left running is stopped. */
async function stateAfterwards(file: UploadedFile): Promise<string> {
  return pipeline.waitFor(file, 'the end of the run', async () => {
    const [{ state }] = await pipeline.jobs.runsOf(file);
    return state === 'RUNNING' ? undefined : state;
  });
}

/** Uploads a file whose execution has a deadline. A loaded machine needs a longer one to get as far as the job. */
async function uploadWithDeadline(seconds = SHORTEST_DEADLINE_SECONDS): Promise<{ file: UploadedFile; run: HeldRun; seconds: number }> {
  await pipeline.changeDefinition((definition) => JSON.stringify({ ...JSON.parse(definition), TimeoutSeconds: seconds }));
  const file = await pipeline.upload(`late-${seconds}.csv`);
  const isInTime = await pipeline.waitFor(file, 'its job or its deadline', async () => {
    if (await pipeline.timesEntered(file, STATE_NAMES.checkJob) > 0) return true;
    return await pipeline.status(file) === 'TIMED_OUT' ? false : undefined;
  });
  if (isInTime) return { file, run: await pipeline.jobs.runOf(file), seconds };
  if (seconds >= LONGEST_DEADLINE_SECONDS) throw new Error(`no execution came as far as its job within ${seconds} s`);
  return uploadWithDeadline(2 * seconds);
}

it('an execution that a user aborts stops its run, and all are told who said why, in which step, and where to look', async () => {
  const { file, run } = await uploadUntilFollowed('aborted.csv');
  await pipeline.sfn.send(new StopExecutionCommand({ executionArn: pipeline.executionArn(file), error: 'WrongFile', cause: 'it was last year\'s' }));
  const announcement = await pipeline.announced(file);
  expect(announcement).toMatchObject({
    outcome: 'FAILED', reason: { code: 'WrongFile', message: 'it was last year\'s' }, output: null, rowsIn: 2,
    links: { execution: expect.stringContaining(pipeline.executionArn(file)), jobRun: expect.stringContaining(run.id) },
  });
  expect(FOLLOWING_A_RUN).toContain(announcement.failedStep);
  expect(await stateAfterwards(file)).toBe('STOPPED');
  expect(await pipeline.status(file)).toBe('ABORTED');
});

it('an execution that is aborted without a word is announced as ABORTED', async () => {
  const { file } = await uploadUntilFollowed('aborted-silently.csv');
  await pipeline.sfn.send(new StopExecutionCommand({ executionArn: pipeline.executionArn(file) }));
  expect(await pipeline.announced(file)).toMatchObject({ outcome: 'FAILED', reason: { code: 'ABORTED', message: 'the execution was stopped' } });
  expect(await stateAfterwards(file)).toBe('STOPPED');
});

it('a redrive of an aborted execution starts a run of its own and finishes the work', async () => {
  const { file } = await uploadUntilFollowed('resumed.csv');
  await pipeline.sfn.send(new StopExecutionCommand({ executionArn: pipeline.executionArn(file) }));
  expect(await stateAfterwards(file)).toBe('STOPPED');
  await pipeline.redrive(file);
  await pipeline.jobs.succeed(await pipeline.jobs.runOf(file, 1));
  expect(await pipeline.announced(file, 1)).toMatchObject({ outcome: 'PROCESSED', rowsOut: 2 });
  expect((await pipeline.jobs.runsOf(file)).map(({ state }) => state)).toEqual(['STOPPED', 'SUCCEEDED']);
});

it('a job that outlives the deadline is stopped, and all are told that the execution TIMED_OUT, in which step, and where to look', async () => {
  const { file, run, seconds } = await uploadWithDeadline();
  const announcement = await pipeline.announced(file);
  expect(announcement).toMatchObject({
    outcome: 'FAILED', reason: { code: 'TIMED_OUT', message: 'the execution did not end in time' }, output: null, rowsIn: 2,
    links: { execution: expect.stringContaining(pipeline.executionArn(file)), jobRun: expect.stringContaining(run.id) },
  });
  expect(FOLLOWING_A_RUN).toContain(announcement.failedStep);
  expect(Date.parse(announcement.times.ended) - Date.parse(announcement.times.started)).toBeGreaterThanOrEqual(seconds * 1000 - 1000);
  expect(await stateAfterwards(file)).toBe('STOPPED');
  expect(await pipeline.status(file)).toBe('TIMED_OUT');
});

it('no role was denied a call', async () => {
  expect(await pipeline.denials()).toEqual([]);
});
