import '../support/environment';
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { SQSEvent } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import fc from 'fast-check';
import { handler } from '../../../lambda-src/start-execution';
import { executionName } from '../../../src/contract/object-identity';
import { STATE_MACHINE_ARN } from '../support/deployment';
import { accessDenied, lostReply, serviceError, throttled } from '../support/service-error';
import { sourceKey } from '../support/source-key';

const sfn = mockClient(SFNClient);

beforeEach(() => {
  sfn.reset();
  sfn.on(StartExecutionCommand).resolves({});
  jest.spyOn(console, 'info').mockImplementation();
  jest.spyOn(console, 'warn').mockImplementation();
});

function body(key: string, object: Record<string, unknown> = {}, bucket = 'source-bucket'): string {
  return JSON.stringify({
    'version': '0',
    'source': 'aws.s3',
    'detail-type': 'Object Created',
    'detail': {
      version: '0',
      bucket: { name: bucket },
      object: { 'key': key, 'size': 12, 'etag': 'abc', 'version-id': 'v1', 'sequencer': '0062', ...object },
      reason: 'PutObject',
    },
  });
}

function batch(...bodies: string[]): SQSEvent {
  return { Records: bodies.map((text, index) => ({ messageId: `m${index}`, body: text })) } as SQSEvent;
}

function started() {
  return sfn.commandCalls(StartExecutionCommand).map(({ args: [{ input }] }) => input);
}

test('every record of a batch starts an execution, whose input is only the identity of the object', async () => {
  await expect(handler(batch(body('incoming/a.csv'), body('incoming/b.csv')))).resolves.toEqual({ batchItemFailures: [] });
  const source = { bucket: 'source-bucket', key: 'incoming/a.csv', versionId: 'v1' };
  expect(started()).toHaveLength(2);
  expect(started()[0]).toEqual({ stateMachineArn: STATE_MACHINE_ARN, name: executionName(source), input: JSON.stringify({ source }) });
});

test('an object of an unversioned bucket is identified by etag and size', async () => {
  await handler(batch(body('incoming/a.csv', { 'version-id': undefined })));
  expect(JSON.parse(started()[0].input ?? '')).toEqual({ source: { bucket: 'source-bucket', key: 'incoming/a.csv', etag: 'abc', size: 12 } });
});

test('a key is used as it is, and not decoded', async () => {
  await fc.assert(
    fc.asyncProperty(sourceKey(), async (key) => {
      sfn.resetHistory();
      await expect(handler(batch(body(`incoming/${key}`)))).resolves.toEqual({ batchItemFailures: [] });
      expect(JSON.parse(started()[0].input ?? '').source.key).toBe(`incoming/${key}`);
      expect(started()[0].name).toMatch(/^[0-9A-Za-z_-]{1,80}$/);
    }),
  );
});

test('the same event sent twice starts the same execution with the same input', async () => {
  await handler(batch(body('incoming/a.csv'), body('incoming/a.csv', { sequencer: '0063' })));
  expect(started()[0]).toEqual(started()[1]);
});

test('an execution that already exists is a success', async () => {
  sfn.on(StartExecutionCommand).rejects(serviceError('ExecutionAlreadyExists', 400));
  await expect(handler(batch(body('incoming/a.csv')))).resolves.toEqual({ batchItemFailures: [] });
});

test.each([
  ['a folder marker', body('incoming/2024/', { size: 0 })],
  ['a key outside the prefix', body('elsewhere/a.csv')],
  ['another bucket', body('incoming/a.csv', {}, 'another-bucket')],
])('%s is ignored', async (_case, text) => {
  await expect(handler(batch(text))).resolves.toEqual({ batchItemFailures: [] });
  expect(started()).toEqual([]);
});

test('an object whose key ends in a slash is a file if it has data', async () => {
  await handler(batch(body('incoming/2024/', { size: 3 })));
  expect(started()).toHaveLength(1);
});

test.each([
  ['text that is not JSON', 'hello'],
  ['null', 'null'],
  ['an S3 notification', JSON.stringify({ Records: [] })],
  ['another event', JSON.stringify({ 'source': 'aws.s3', 'detail-type': 'Object Deleted', 'detail': {} })],
  ['a test event of another source', JSON.stringify({ 'source': 'me', 'detail-type': 'Object Created', 'detail': {} })],
  ['an event without a key', body('')],
  ['an event without a size', body('incoming/a.csv', { size: undefined })],
])('fails when a message is %s, but only for that record', async (_case, text) => {
  await expect(handler(batch(text, body('incoming/a.csv')))).resolves.toEqual({ batchItemFailures: [{ itemIdentifier: 'm0' }] });
  expect(started()).toHaveLength(1);
});

test.each([['throttled', throttled()], ['denied', accessDenied()], ['without a reply', lostReply()]])('fails when StartExecution is %s, but only for that record', async (_case, error) => {
  sfn.on(StartExecutionCommand).rejectsOnce(error).resolves({});
  await expect(handler(batch(body('incoming/a.csv'), body('incoming/b.csv')))).resolves.toEqual({ batchItemFailures: [{ itemIdentifier: 'm0' }] });
});
