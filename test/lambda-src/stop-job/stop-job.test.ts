import '../support/environment';
import { BatchStopJobRunCommand } from '@aws-sdk/client-glue';
import type { StatusChange, StatusChangeEvent } from '../../../lambda-src/shared/step-functions/status-change-event';
import { handler } from '../../../lambda-src/stop-job';
import { encodeRequest, type JobRequest } from '../../../src/contract/job-request';
import { ACCOUNT, BUCKETS, STATE_MACHINE_ARN } from '../support/deployment';
import { MemoryGlue } from '../support/memory-glue';
import { MemoryS3 } from '../support/memory-s3';
import { throttled } from '../support/service-error';

let s3: MemoryS3;
let glue: MemoryGlue;

beforeEach(() => {
  jest.spyOn(console, 'info').mockImplementation();
  s3 = new MemoryS3(ACCOUNT);
  glue = new MemoryGlue();
  s3.put(BUCKETS.staging, 'staging/e-1/job.json', JSON.stringify({ version: 1, jobName: 'CsvJob', createdAt: new Date().toISOString() }));
});

afterEach(() => {
  s3.mock.restore();
  glue.mock.restore();
});

function ended(detail: Partial<StatusChange> = {}): StatusChangeEvent {
  const executionArn = `${STATE_MACHINE_ARN.replace('stateMachine', 'execution')}:e-1`;
  return { detail: { executionArn, name: 'e-1', status: 'TIMED_OUT', startDate: 0, stopDate: 1, redriveCount: 0, ...detail } } as StatusChangeEvent;
}

function run(state: string, redriveCount = 0, execution = 'e-1', stagingBucket: string = BUCKETS.staging) {
  const outputUri = `s3://${stagingBucket}/staging/${execution}/`;
  const Arguments = { '--request': encodeRequest({ execution, redriveCount, outputUri } as JobRequest) };
  return glue.add({ JobName: 'CsvJob', JobRunState: state as never, Arguments });
}

test('only the runs that the execution left running are stopped', async () => {
  const left = [run('RUNNING'), run('WAITING')];
  const others = [run('RUNNING', 0, 'e-2'), run('SUCCEEDED'), run('FAILED')];
  await handler(ended());
  expect(left.map(({ JobRunState }) => JobRunState)).toEqual(['STOPPING', 'STOPPING']);
  expect(others.map(({ JobRunState }) => JobRunState)).toEqual(['RUNNING', 'SUCCEEDED', 'FAILED']);
});

test('a run of another pipeline, whose execution has the same name, is not stopped', async () => {
  const [ours, theirs] = [run('RUNNING'), run('RUNNING', 0, 'e-1', 'their-staging-bucket')];
  await handler(ended());
  expect([ours, theirs].map(({ JobRunState }) => JobRunState)).toEqual(['STOPPING', 'RUNNING']);
});

test('nothing is stopped if the execution started no job', async () => {
  s3.mark(BUCKETS.staging, 'staging/e-1/job.json');
  await handler(ended());
  expect(glue.mock.calls()).toHaveLength(0);
});

test('nothing is stopped if all runs of the execution have ended', async () => {
  run('FAILED');
  await handler(ended({ status: 'FAILED' }));
  expect(glue.count(BatchStopJobRunCommand)).toBe(0);
});

test('the run of a redrive that was faster than the event is not stopped', async () => {
  const fresh = run('RUNNING', 1);
  await handler(ended());
  expect(fresh.JobRunState).toBe('RUNNING');
});

test('many runs are stopped in batches that Glue accepts', async () => {
  Array.from({ length: 30 }, () => run('RUNNING'));
  await handler(ended());
  expect(glue.mock.commandCalls(BatchStopJobRunCommand).map(({ args: [{ input }] }) => input.JobRunIds?.length)).toEqual([25, 5]);
});

test('a run that ends in the meantime counts as stopped', async () => {
  const ending = run('RUNNING');
  glue.before = (command) => {
    if (command === 'BatchStopJobRun') ending.JobRunState = 'SUCCEEDED';
  };
  await expect(handler(ended())).resolves.toBeUndefined();
});

test('fails when a run cannot be stopped, and names it', async () => {
  run('STARTING');
  await expect(handler(ended())).rejects.toThrow(/CsvJob.*jr_1: JobRunNotRunning not running/);
});

test('fails when Glue throttles', async () => {
  run('RUNNING');
  const error = throttled();
  glue.before = () => {
    throw error;
  };
  await expect(handler(ended())).rejects.toBe(error);
});
