import '../support/environment';
import { GetJobRunCommand, GetJobRunsCommand, JobRunState, StartJobRunCommand } from '@aws-sdk/client-glue';
import { handler } from '../../../lambda-src/check-job';
import { decodeRequest, encodeRequest, type JobRequest } from '../../../src/contract/job-request';
import { MemoryGlue } from '../support/memory-glue';
import { lostReply, throttled } from '../support/service-error';

const REQUEST: JobRequest = { version: 1, execution: 'e-1', redriveCount: 0, fileType: 'csv', source: { bucket: 'b', key: 'k', versionId: 'v' }, inputUri: 'i', factsUri: 'f', outputUri: 's3://staging-bucket/staging/e-1/' };

const RUNNING = ['STARTING', 'RUNNING', 'STOPPING', 'WAITING'];

const ENDED = ['FAILED', 'STOPPED', 'TIMEOUT', 'ERROR', 'EXPIRED'];

let glue: MemoryGlue;

beforeEach(() => {
  jest.spyOn(console, 'info').mockImplementation();
  glue = new MemoryGlue();
});

afterEach(() => glue.mock.restore());

function runIn(state: string, message?: string) {
  const run = glue.add({ JobName: 'CsvJob', JobRunState: state as never, ErrorMessage: message, Arguments: { '--request': encodeRequest(REQUEST) } });
  return { jobName: 'CsvJob', runId: run.Id ?? '', done: false };
}

test('the states in these tests are all states of Glue', () => {
  expect([...RUNNING, 'SUCCEEDED', ...ENDED].sort()).toEqual(Object.values(JobRunState).sort());
});

test.each(RUNNING)('a run in state %s is not done', async (state) => {
  const job = runIn(state);
  await expect(handler({ execution: 'e-1', redriveCount: 0, job })).resolves.toEqual(job);
});

test('a run that succeeded is done', async () => {
  const job = runIn('SUCCEEDED');
  await expect(handler({ execution: 'e-1', redriveCount: 5, job })).resolves.toEqual({ ...job, done: true });
});

test.each([...ENDED, 'SOME_FUTURE_STATE'])('fails when the run is in state %s', async (state) => {
  const job = runIn(state, 'no such column\n\u202eat line 3');
  await expect(handler({ execution: 'e-1', redriveCount: 0, job })).rejects.toMatchObject({
    name: 'JobRunFailed',
    message: `${state}: no such column at line 3 (job CsvJob, run jr_1)`,
  });
});

test('fails when the run failed without a message, and names the state, the job and the run', async () => {
  await expect(handler({ execution: 'e-1', redriveCount: 0, job: runIn('FAILED') })).rejects.toMatchObject({
    name: 'JobRunFailed', message: expect.stringMatching(/^FAILED: .+ \(job CsvJob, run jr_1\)$/),
  });
});

test('fails when the run failed with a stack trace, and cuts it', async () => {
  const job = runIn('FAILED', 'x'.repeat(100_000));
  await expect(handler({ execution: 'e-1', redriveCount: 0, job })).rejects.toMatchObject({ message: expect.stringMatching(/^.{300,700} \(job CsvJob, run jr_1\)$/) });
});

test('after a redrive, one new run follows the failed one', async () => {
  const job = runIn('FAILED');
  const next = await handler({ execution: 'e-1', redriveCount: 1, job });
  expect(next).toEqual({ jobName: 'CsvJob', runId: 'jr_2', done: false });
  const { input } = glue.mock.commandCalls(StartJobRunCommand)[0].args[0];
  expect(decodeRequest(input.Arguments?.['--request'])).toEqual({ ...REQUEST, redriveCount: 1 });

  glue.runs[0].JobRunState = 'FAILED';
  await expect(handler({ execution: 'e-1', redriveCount: 1, job: next })).rejects.toMatchObject({ name: 'JobRunFailed' });
  expect(glue.count(StartJobRunCommand)).toBe(1);
});

test('a retry finds the new run whose reply was lost', async () => {
  const job = runIn('FAILED');
  glue.after = (command) => {
    if (command === 'StartJobRun') throw lostReply();
  };
  await expect(handler({ execution: 'e-1', redriveCount: 1, job })).rejects.toThrow('timed out');
  await expect(handler({ execution: 'e-1', redriveCount: 1, job })).resolves.toMatchObject({ runId: 'jr_2' });
  expect(glue.count(StartJobRunCommand)).toBe(1);
});

test('a run of another pipeline, whose execution has the same name, is not used as the new run', async () => {
  const job = runIn('FAILED');
  const theirs = { ...REQUEST, redriveCount: 1, outputUri: 's3://their-staging-bucket/staging/e-1/' };
  glue.add({ JobName: 'CsvJob', JobRunState: 'RUNNING', Arguments: { '--request': encodeRequest(theirs) } });
  await expect(handler({ execution: 'e-1', redriveCount: 1, job })).resolves.toMatchObject({ runId: 'jr_3' });
  expect(glue.count(StartJobRunCommand)).toBe(1);
});

test('the search for the new run ends at the failed run', async () => {
  const old = { JobName: 'CsvJob', StartedOn: new Date(Date.now() - 3_600_000) };
  Array.from({ length: 9 }, () => glue.add(old));
  await handler({ execution: 'e-1', redriveCount: 1, job: runIn('FAILED') });
  expect(glue.count(GetJobRunsCommand)).toBe(1);
});

test('fails when Glue throttles, because that says nothing about the run', async () => {
  const job = runIn('RUNNING');
  const error = throttled();
  glue.before = () => {
    throw error;
  };
  await expect(handler({ execution: 'e-1', redriveCount: 0, job })).rejects.toBe(error);
});

test('fails when Glue returns no state', async () => {
  glue.mock.on(GetJobRunCommand).resolves({});
  await expect(handler({ execution: 'e-1', redriveCount: 0, job: runIn('RUNNING') })).rejects.toThrow(/^GetJobRun .*jr_1.*CsvJob/);
});
