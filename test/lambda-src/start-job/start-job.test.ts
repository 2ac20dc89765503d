import '../support/environment';
import { GetJobRunsCommand, StartJobRunCommand } from '@aws-sdk/client-glue';
import { handler } from '../../../lambda-src/start-job';
import { decodeRequest, encodeRequest, type JobRequest } from '../../../src/contract/job-request';
import { ACCOUNT, BUCKETS } from '../support/deployment';
import { MemoryGlue } from '../support/memory-glue';
import { MemoryS3 } from '../support/memory-s3';
import { lostReply, serviceError, throttled } from '../support/service-error';

const SOURCE = { bucket: BUCKETS.source, key: 'incoming/a b.csv', versionId: 'v1' };

const PAYLOAD = { execution: 'e-1', redriveCount: 0, source: SOURCE, fileType: 'csv', jobs: { csv: 'CsvJob', json: 'JsonJob' } };

let s3: MemoryS3;
let glue: MemoryGlue;

beforeEach(() => {
  jest.spyOn(console, 'info').mockImplementation();
  s3 = new MemoryS3(ACCOUNT);
  glue = new MemoryGlue();
  s3.put(BUCKETS.staging, 'staging/e-1/facts.json', JSON.stringify({ version: 1, fileType: 'csv', format: 'csv' }));
});

afterEach(() => {
  s3.mock.restore();
  glue.mock.restore();
});

function started() {
  return glue.mock.commandCalls(StartJobRunCommand).map(({ args: [{ input }] }) => input);
}

function argumentsOf(request: Partial<JobRequest>, stagingBucket: string = BUCKETS.staging) {
  const outputUri = `s3://${stagingBucket}/staging/${request.execution}/`;
  return { '--request': encodeRequest({ outputUri, ...request } as JobRequest) };
}

test('a run of the file type\'s job is started with the request as its only argument', async () => {
  await expect(handler(PAYLOAD)).resolves.toEqual({ jobName: 'CsvJob', runId: 'jr_1', done: false });
  expect(started()).toHaveLength(1);
  expect(Object.keys(started()[0].Arguments ?? {})).toEqual(['--request']);
  expect(decodeRequest(started()[0].Arguments?.['--request'])).toEqual({
    version: 1,
    execution: 'e-1',
    redriveCount: 0,
    fileType: 'csv',
    source: SOURCE,
    inputUri: 's3://staging-bucket/staging/e-1/source.csv',
    factsUri: 's3://staging-bucket/staging/e-1/facts.json',
    outputUri: 's3://staging-bucket/staging/e-1/',
  });
});

test.each(['json', 'jsonLines'])('a job for %s reads the staged JSON Lines', async (format) => {
  s3.put(BUCKETS.staging, 'staging/e-1/facts.json', JSON.stringify({ version: 1, fileType: 'json', format }));
  await handler({ ...PAYLOAD, fileType: 'json' });
  expect(decodeRequest(started()[0].Arguments?.['--request'])).toMatchObject({ inputUri: 's3://staging-bucket/staging/e-1/source.jsonl' });
});

test.each(['.xml', ''])('a job for a custom file type reads the staged copy under its own suffix %j', async (suffix) => {
  s3.put(BUCKETS.staging, 'staging/e-1/facts.json', JSON.stringify({ version: 1, fileType: 'xml', format: 'custom', bytes: 3, suffix }));
  await expect(handler({ ...PAYLOAD, fileType: 'xml', jobs: { xml: 'XmlJob' } })).resolves.toMatchObject({ jobName: 'XmlJob' });
  const { fileType, inputUri } = decodeRequest(started()[0].Arguments?.['--request'])!;
  expect([fileType, inputUri]).toEqual(['xml', `s3://staging-bucket/staging/e-1/source${suffix}`]);
});

test('the request for an object of an unversioned bucket has no version', async () => {
  await handler({ ...PAYLOAD, source: { bucket: BUCKETS.source, key: 'k', etag: 'e', size: 3 } });
  expect(decodeRequest(started()[0].Arguments?.['--request'])?.source).toEqual({ bucket: BUCKETS.source, key: 'k', versionId: null });
});

test('the first start does not look for a run, and writes the job record before it starts one', async () => {
  const commands: string[] = [];
  s3.before = (command) => void commands.push(command);
  glue.before = (command) => void commands.push(command);
  await handler(PAYLOAD);
  expect(commands).toEqual(['GetObject', 'GetObject', 'PutObject', 'StartJobRun']);
  expect(s3.json(BUCKETS.staging, 'staging/e-1/job.json')).toMatchObject({ version: 1, jobName: 'CsvJob' });
});

test('a retry finds the run whose reply was lost, and starts no second run', async () => {
  glue.after = (command) => {
    if (command === 'StartJobRun') throw lostReply();
  };
  await expect(handler(PAYLOAD)).rejects.toThrow('timed out');
  ['a', 'b', 'c'].forEach((execution) => glue.add({ JobName: 'CsvJob', Arguments: argumentsOf({ execution, redriveCount: 0 }) }));
  await expect(handler(PAYLOAD)).resolves.toEqual({ jobName: 'CsvJob', runId: 'jr_1', done: false });
  expect(glue.count(StartJobRunCommand)).toBe(1);
});

test('a redrive starts a run of its own', async () => {
  await handler(PAYLOAD);
  await expect(handler({ ...PAYLOAD, redriveCount: 1 })).resolves.toMatchObject({ runId: 'jr_2' });
  await expect(handler({ ...PAYLOAD, redriveCount: 1 })).resolves.toMatchObject({ runId: 'jr_2' });
});

test('runs of other executions and runs without a request are not used', async () => {
  await handler(PAYLOAD);
  glue.runs.length = 0;
  glue.add({ JobName: 'CsvJob', Arguments: argumentsOf({ execution: 'e-2', redriveCount: 0 }) });
  glue.add({ JobName: 'CsvJob', Arguments: { '--request': 'no request' } });
  glue.add({ JobName: 'CsvJob' });
  glue.add({ JobName: 'JsonJob', Arguments: argumentsOf({ execution: 'e-1', redriveCount: 0 }) });
  await handler(PAYLOAD);
  expect(glue.count(StartJobRunCommand)).toBe(2);
});

test('a run of another pipeline, whose execution has the same name, is not used', async () => {
  await handler(PAYLOAD);
  glue.runs.length = 0;
  const theirs = glue.add({ JobName: 'CsvJob', Arguments: argumentsOf({ execution: 'e-1', redriveCount: 0 }, 'their-staging-bucket') });
  const { runId } = await handler(PAYLOAD);
  expect(runId).not.toBe(theirs.Id);
  expect(glue.count(StartJobRunCommand)).toBe(2);
  await expect(handler(PAYLOAD)).resolves.toMatchObject({ runId });
});

test('the search ends at runs that are older than the execution', async () => {
  await handler(PAYLOAD);
  glue.runs.length = 0;
  const old = new Date(Date.now() - 3_600_000);
  Array.from({ length: 9 }, () => glue.add({ JobName: 'CsvJob', StartedOn: old, Arguments: argumentsOf({ execution: 'e-0', redriveCount: 0 }) }));
  await handler(PAYLOAD);
  expect(glue.count(GetJobRunsCommand)).toBe(1);
});

test.each(['csv2', '__proto__', 'toString'])('fails when the file type %s has no job', async (fileType) => {
  await expect(handler({ ...PAYLOAD, fileType })).rejects.toMatchObject({ name: 'UnknownFileType', message: expect.stringMatching(`"${fileType}".* csv, json`) });
});

test.each([['too many runs', serviceError('ConcurrentRunsExceededException', 400)], ['a throttle', throttled()]])('fails with the error of Glue after one attempt when Glue reports %s', async (_case, error) => {
  glue.before = (command) => {
    if (command === 'StartJobRun') throw error;
  };
  await expect(handler(PAYLOAD)).rejects.toBe(error);
  expect(glue.count(StartJobRunCommand)).toBe(1);
});

test('the client that starts runs never retries by itself', async () => {
  await handler(PAYLOAD);
  const { thisValue: client } = glue.mock.commandCalls(StartJobRunCommand)[0];
  await expect(client.config.maxAttempts()).resolves.toBe(1);
});
