import '../support/environment';
import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import fc from 'fast-check';
import { Announced, EXECUTION_ARN, failed, PROCESSED, REJECTED, SOURCE } from './announced';
import { handler } from '../../../lambda-src/send-notification';
import { BUS_ARN, DIRECT_TOPIC_ARN, TOPIC_ARN } from '../support/deployment';
import { sourceKey } from '../support/source-key';

let announced: Announced;

beforeEach(() => {
  announced = new Announced();
});

afterEach(() => announced.restore());

test('the notification about a processed file has its output and rows', async () => {
  await handler(PROCESSED);
  expect(announced.published()[0]).toMatchObject({
    TopicArn: TOPIC_ARN,
    MessageStructure: 'json',
    MessageAttributes: { outcome: { StringValue: 'PROCESSED' }, fileType: { StringValue: 'csv' } },
  });
  expect(announced.announcement()).toEqual({
    version: 1,
    announcementId: 'a-csv-123-0-PROCESSED',
    outcome: 'PROCESSED',
    pipeline: 'Orders',
    fileType: 'csv',
    source: { bucket: 'source-bucket', key: 'incoming/größe.csv', versionId: 'v1', size: 12 },
    output: { bucket: 'target-bucket', key: 'processed/csv/x/' },
    rowsIn: 3,
    rowsOut: 2,
    reason: null,
    furtherProblems: [],
    failedStep: null,
    execution: EXECUTION_ARN,
    links: { execution: `https://eu-west-1.console.aws.amazon.com/states/home?region=eu-west-1#/v2/executions/details/${EXECUTION_ARN}`, jobRun: null },
    times: { started: '2024-01-01T00:00:00.000Z', ended: expect.any(String) },
  });
});

test('the notification about a rejected file has the reason and the place in quarantine', async () => {
  await handler(REJECTED);
  expect(announced.announcement()).toMatchObject({
    outcome: 'REJECTED',
    output: REJECTED.quarantine,
    rowsIn: null,
    reason: { code: 'RAGGED_ROW', message: 'row 2 has 3 fields', line: 2, column: null, byteOffset: 4 },
  });
  expect(announced.email()).toMatch(/\nReason: RAGGED_ROW: row 2 has 3 fields\n.*: line 2, byte 4\n.*: s3:\/\/quarantine-bucket\/csv\/RAGGED_ROW\/incoming\/größe\.csv\n/);
});

test('an e-mail has the part of the place that is known', async () => {
  const reason = { code: 'INVALID_ENCODING', message: 'no UTF-8' } as const;
  await handler({ ...REJECTED, validation: { ...REJECTED.validation, reason: { ...reason, line: 1, column: 1, byteOffset: 0 } } });
  expect(announced.email()).toContain(': line 1, column 1, byte 0\n');
  announced.sns.resetHistory();
  await handler({ ...REJECTED, validation: { ...REJECTED.validation, reason } });
  expect(announced.announcement().reason).toEqual({ ...reason, line: null, column: null, byteOffset: null, excerpt: null });
  expect(announced.email()).not.toMatch(/: line |column 1|byte 0/);
});

test('the further problems of a rejected file, and the excerpt, are listed in the order of the file', async () => {
  const first = { code: 'RAGGED_ROW', message: 'row 2 has 3 fields', line: 2, column: 1, byteOffset: 4, excerpt: '1,2,3' } as const;
  const next = { code: 'BARE_QUOTE', message: 'a quote inside', line: 3, column: 2, byteOffset: 9, excerpt: '1"2' } as const;
  await handler({ ...REJECTED, validation: { ...REJECTED.validation, reason: first, furtherProblems: [next, first] } });
  expect(announced.announcement()).toMatchObject({ reason: first, furtherProblems: [next, first] });
  const lines = announced.email().split('\n').map((line) => line.slice(line.indexOf(': ') + 2));
  expect(lines.filter((line) => /RAGGED_ROW: |BARE_QUOTE: |^line |^1,2,3$/.test(line))).toEqual([
    'RAGGED_ROW: row 2 has 3 fields',
    'line 2, column 1, byte 4',
    '1,2,3',
    'BARE_QUOTE: a quote inside (line 3, column 2, byte 9)',
    'RAGGED_ROW: row 2 has 3 fields (line 2, column 1, byte 4)',
  ]);
});

test('a further problem of the whole file has no place in the e-mail', async () => {
  const reason = { code: 'RAGGED_ROW', message: 'row 2 has 3 fields', line: 2, column: 1, byteOffset: 4, excerpt: '1,2,3' } as const;
  const next = { code: 'INVALID_GZIP', message: 'the file is cut off' } as const;
  await handler({ ...REJECTED, validation: { ...REJECTED.validation, reason, furtherProblems: [next] } });
  expect(announced.email()).toMatch(/: INVALID_GZIP: the file is cut off\n/);
});

test('a metric counts a rejected file by its reason', async () => {
  await handler(REJECTED);
  expect(announced.metrics()).toMatchObject({ Reason: 'RAGGED_ROW', FilesRejected: 1 });
  expect(announced.metrics()._aws.CloudWatchMetrics[1]).toEqual({
    Namespace: 'FileProcessingPipeline', Dimensions: [['Pipeline', 'Reason']], Metrics: [{ Name: 'FilesRejected', Unit: 'Count' }],
  });
});

test('the notification about a file of no type does not have the attribute, which must not be empty', async () => {
  await handler({ ...REJECTED, validation: { ...REJECTED.validation, fileType: '' } });
  expect(announced.published()[0].MessageAttributes).toEqual({ outcome: { DataType: 'String', StringValue: 'REJECTED' } });
  expect(announced.announcement().fileType).toBeNull();
  expect(announced.metrics()).toMatchObject({ FileType: 'none' });
});

test('the notification about a superseded file has no output', async () => {
  await handler({ ...PROCESSED, publication: { ...PROCESSED.publication!, outcome: 'SUPERSEDED', files: 0, rowsOut: 0 } });
  expect(announced.announcement()).toMatchObject({ outcome: 'SUPERSEDED', output: null, rowsIn: 3, rowsOut: 0 });
});

test('metrics are written after the notification was sent', async () => {
  await handler(PROCESSED);
  expect(announced.metrics()).toMatchObject({
    _aws: { CloudWatchMetrics: [{ Namespace: 'FileProcessingPipeline', Dimensions: [['Pipeline'], ['Pipeline', 'FileType']] }] },
    Pipeline: 'Orders',
    FileType: 'csv',
    FilesReceived: 1,
    FilesProcessed: 1,
    FileDuration: expect.any(Number),
  });
  expect(announced.metrics()._aws.CloudWatchMetrics[0].Metrics).toEqual([
    { Name: 'FilesReceived', Unit: 'Count' },
    { Name: 'FilesProcessed', Unit: 'Count' },
    { Name: 'FileDuration', Unit: 'Milliseconds' },
  ]);
});

test('a redriven file is counted as received only once', async () => {
  await handler({ ...PROCESSED, redriveCount: 1 });
  expect(announced.metrics()).not.toHaveProperty('FilesReceived');
  expect(announced.announcement().announcementId).toBe('a-csv-123-1-PROCESSED');
});

test('a direct target receives notifications that match its filter', async () => {
  await handler(PROCESSED);
  expect(announced.published().map(({ TopicArn }) => TopicArn)).toEqual([TOPIC_ARN]);
  const { Entries: entries = [] } = announced.eventBridge.commandCalls(PutEventsCommand)[0].args[0].input;
  expect(entries).toEqual([
    { EventBusName: BUS_ARN, Source: 'cdk-file-processing-pipeline', DetailType: 'File Processing Outcome', Detail: JSON.stringify(announced.announcement()), Resources: [EXECUTION_ARN] },
  ]);
});

test('a direct target receives no other notifications: the topic receives only failures, the bus only one file type', async () => {
  announced.endIn('Stage file', { validation: { ...PROCESSED.validation, fileType: 'json' } });
  await handler(failed());
  expect(announced.published().map(({ TopicArn }) => TopicArn)).toEqual([TOPIC_ARN, DIRECT_TOPIC_ARN]);
  expect(announced.announcement(1)).toEqual(announced.announcement(0));
  expect(announced.eventBridge.commandCalls(PutEventsCommand)).toHaveLength(0);
});

test('a target that names file types also receives failures that happened before the file type was known', async () => {
  announced.endIn('Validate file', {});
  await handler(failed());
  expect(announced.announcement().fileType).toBeNull();
  expect(announced.published()[0].MessageAttributes).toMatchObject({ fileType: { StringValue: '?' } });
  expect(announced.metrics()).toMatchObject({ FileType: '?', FilesFailed: 1 });
  expect(announced.eventBridge.commandCalls(PutEventsCommand)).toHaveLength(1);
});

test('a target that names file types does not receive rejections of files of no type', async () => {
  await handler({ ...REJECTED, validation: { ...REJECTED.validation, fileType: '' } });
  expect(announced.eventBridge.commandCalls(PutEventsCommand)).toHaveLength(0);
});

test('SNS accepts every notification', async () => {
  await fc.assert(
    fc.asyncProperty(sourceKey(), fc.string({ unit: 'binary', maxLength: 600 }), fc.boolean(), async (key, cause, isFailure) => {
      announced.sns.resetHistory();
      await handler(isFailure ? failed({ input: JSON.stringify({ source: { ...SOURCE, key } }), error: 'E', cause }) : { ...REJECTED, source: { ...SOURCE, key } });
      const { Subject: subject = '', Message: message = '' } = announced.published()[0];
      expect(subject).toMatch(/^[A-Za-z0-9][ -~]{0,98}$/);
      expect(Buffer.byteLength(message)).toBeLessThan(64 * 1024);
      expect(announced.announcement().source.key).toBe(key);
      expect(announced.email()).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
      expect(announced.email().split('\n').length).toBeLessThan(20);
    }),
  );
});
