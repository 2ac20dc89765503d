import * as fs from 'node:fs';
import * as path from 'node:path';
import { GetObjectCommand, ListObjectVersionsCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { GetQueueAttributesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { objectCreatedEvent } from './support/object-created-event';
import type { FollowedFile } from '../../local/pipeline/follower';
import { startLocalPipeline, type LocalPipeline } from '../../local/pipeline/local-pipeline';
import { listParquet, readFirstRows } from '../../local/pipeline/parquet-output';
import { samplesFolder } from '../../local/samples/samples';
import { waitFor } from '../../local/waiting/wait-for';
import { LIMITS } from '../../src/contract/limits';

const sample = (name: string) => fs.readFileSync(path.join(samplesFolder('quick-start'), name));

const PEOPLE = ['John Doe', 'Jane Smith', 'Robert Johnson', 'Sarah Williams', 'Michael Brown'];

let pipeline: LocalPipeline;

beforeAll(async () => {
  pipeline = await startLocalPipeline({ app: 'quick-start', spark: true, report: () => undefined });
});

afterAll(async () => pipeline?.stop());

async function process(key: string, body: string | Uint8Array) {
  const [followed] = await pipeline.follow([await pipeline.upload(`incoming/${key}`, body)]);
  return followed;
}

async function rowsOf(output: { bucket: string; key: string } | null) {
  const parts = await listParquet(pipeline.s3, output!);
  const read = await Promise.all(parts.map((part) => readFirstRows(pipeline.s3, part, 1000)));
  return { files: parts.length, columns: read[0].columns, rows: read.flatMap(({ rows }) => rows) };
}

const today = () => new Date().toISOString().slice(0, 10);

const onlyDates = (rows: Record<string, unknown>[]) => rows.map(({ processing_date }) => (processing_date as Date).toISOString().slice(0, 10));

describe('a valid file', () => {
  const jsonLines = ['{"n":1.10,"big":12345678901234567890123,"deep":{"a":[1.50,{}]}}', '', '{"n":2,"late":true,"text":"a\\nb\\u00e9"}', '{"n":null}'];
  const bodies = {
    'sample_data.csv': sample('sample_data.csv'),
    'sample_data.json': sample('sample_data.json'),
    'exact.ndjson': jsonLines.join('\r\n'),
    '_über [x]{a,b}* %2B+.CSV': '\uFEFFid,"no, te"\r\n1,"two\r\nlines"\r\n2,""\r\n3,\r\n 4 ,"""q"""\r\n',
  };
  let ends: Record<keyof typeof bodies, FollowedFile>;

  // Together, because each file type has a Spark of its own to start.
  beforeAll(async () => {
    const uploaded = await Promise.all(Object.entries(bodies).map(([name, body]) => pipeline.upload(`incoming/${name}`, body)));
    const followed = await pipeline.follow(uploaded);
    ends = Object.fromEntries(Object.keys(bodies).map((name, index) => [name, followed[index]])) as typeof ends;
  });

  it('as CSV becomes Parquet with the same rows, and the queue is told', async () => {
    const followed = ends['sample_data.csv'];
    expect(followed).toMatchObject({ outcome: 'PROCESSED', reason: null, rows: 5, announced: true });
    expect(followed.output!.key).toMatch(/^processed\/csv\/sample-data-[0-9a-f]{20}\/$/);
    const { files, columns, rows } = await rowsOf(followed.output);
    expect(files).toBe(1);
    expect(columns).toEqual(['id', 'name', 'age', 'city', 'processing_date']);
    expect(rows.map(({ name }) => name)).toEqual(PEOPLE);
    expect(rows.map(({ age }) => age)).toEqual(['30', '25', '35', '28', '40']);
    expect(new Set(onlyDates(rows))).toEqual(new Set([today()]));
    expect(pipeline.announcements!.of(followed.executionArn!)).toMatchObject({
      version: 1, outcome: 'PROCESSED', fileType: 'csv', rowsIn: 5, rowsOut: 5, reason: null, failedStep: null,
      source: { key: 'incoming/sample_data.csv', versionId: followed.file.source.versionId, size: sample('sample_data.csv').length },
    });
  });

  it('as a JSON array keeps its types', async () => {
    const followed = ends['sample_data.json'];
    expect(followed).toMatchObject({ outcome: 'PROCESSED', rows: 5 });
    const { rows } = await rowsOf(followed.output);
    expect(rows.map(({ id, age, name }) => [id, age, name])).toEqual(PEOPLE.map((name, index) => [BigInt(index + 1), [30n, 25n, 35n, 28n, 40n][index], name]));
  });

  it('as JSON Lines loses no digit, no key and no row', async () => {
    const followed = ends['exact.ndjson'];
    expect(followed).toMatchObject({ outcome: 'PROCESSED', rows: 3 });
    const { columns, rows } = await rowsOf(followed.output);
    expect(columns).toEqual(['n', 'big', 'deep', 'late', 'text', 'processing_date']);
    expect(rows.map(({ processing_date, ...row }) => row)).toEqual([
      { n: 1.1, big: '12345678901234567890123', deep: '{"a":[1.50,{}]}', late: null, text: null },
      { n: 2, big: null, deep: null, late: true, text: 'a\nbé' },
      { n: null, big: null, deep: null, late: null, text: null },
    ]);
  });

  it('is read right with quotes, line breaks, a byte order mark and a key that Spark could not read', async () => {
    const followed = ends['_über [x]{a,b}* %2B+.CSV'];
    expect(followed).toMatchObject({ outcome: 'PROCESSED', rows: 4 });
    const { rows } = await rowsOf(followed.output);
    expect(rows.map(({ id, 'no, te': note }) => [id, note])).toEqual([['1', 'two\r\nlines'], ['2', ''], ['3', null], [' 4 ', '"q"']]);
  });
});

describe('a file that is not what its type promises', () => {
  it.each([
    ['empty.csv', '', 'EMPTY'],
    ['header-only.csv', 'a,b\n', 'EMPTY'],
    ['ragged.csv', 'a,b\n1,2\n3\n', 'RAGGED_ROW'],
    ['open.csv', 'a,b\n1,"2\n', 'UNTERMINATED_QUOTE'],
    ['bare.csv', 'a,b\n1,2"3\n', 'BARE_QUOTE'],
    ['latin.csv', Buffer.from('a,b\n1,caf\xe9\n', 'latin1'), 'INVALID_ENCODING'],
    ['twice.csv', 'a,A\n1,2\n', 'DUPLICATE_COLUMN'],
    ['reserved.csv', 'a,processing_date\n1,2\n', 'RESERVED_COLUMN'],
    ['broken.json', '[{"a":1},]', 'INVALID_JSON'],
    ['object.json', '{"a":1}', 'NOT_AN_ARRAY_OF_OBJECTS'],
    ['array.jsonl', '{"a":1}\n[2]\n', 'NOT_AN_OBJECT'],
    ['notes.txt', 'hello', 'UNSUPPORTED_TYPE'],
    ['nul.csv', 'a\n1\0\n', 'NUL_CHARACTER'],
    ['classic.csv', 'a\r1\r', 'LONE_CARRIAGE_RETURN'],
    ['mixed.csv', 'a\r\n"1\n"\n', 'MIXED_LINE_ENDINGS'],
    ['setting.csv', '${java.home}\n1\n', 'INVALID_COLUMN_NAME'],
    ['wide.csv', `${Array.from({ length: LIMITS.columns + 1 }, (_, index) => `c${index}`).join(',')}\n`, 'TOO_MANY_COLUMNS'],
    ['long.csv', `a\n${'x'.repeat(LIMITS.recordBytes + 1)}\n`, 'RECORD_TOO_LARGE'],
    ['twice.json', '[{"a":1,"a":2}]', 'DUPLICATE_KEY'],
    ['deep.jsonl', `{"a":${'['.repeat(LIMITS.nestingDepth)}${']'.repeat(LIMITS.nestingDepth)}}`, 'NESTED_TOO_DEEP'],
  ])('%s is rejected with its reason, kept in quarantine, and announced', async (key, body, reason) => {
    const followed = await process(`bad/${key}`, body);
    expect(followed).toMatchObject({ outcome: 'REJECTED', reason, announced: true });
    const kept = await pipeline.s3.send(new GetObjectCommand({ Bucket: followed.output!.bucket, Key: followed.output!.key }));
    // Jest would compare the megabytes of the longest one by one.
    expect(Buffer.from(body as string).equals(await kept.Body!.transformToByteArray())).toBe(true);
    const beside = await pipeline.s3.send(new GetObjectCommand({ Bucket: followed.output!.bucket, Key: `${followed.output!.key}.reason.json` }));
    expect(JSON.parse(await beside.Body!.transformToString())).toMatchObject({ reason: { code: reason } });
  });

  it('leaves the source as it was uploaded', async () => {
    const { Versions = [], DeleteMarkers = [] } = await pipeline.s3.send(new ListObjectVersionsCommand({ Bucket: pipeline.resources.sourceBucket, Prefix: 'incoming/bad/' }));
    expect([Versions.length, DeleteMarkers.length]).toEqual([20, 0]);
  });
});

describe('an upload', () => {
  it('that is told three times starts one execution and has one output', async () => {
    const sqs = new SQSClient(pipeline.emulator.clientConfig);
    const uploaded = await pipeline.upload('incoming/told.csv', 'a\n1\n');
    const event = await objectCreatedEvent(pipeline.s3, uploaded);
    const QueueUrl = pipeline.constructs.get('Pipeline/Intake/Queue')!;
    for (let time = 0; time < 2; time++) await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: event }));
    const [followed] = await pipeline.follow([uploaded]);
    expect(followed).toMatchObject({ outcome: 'PROCESSED', rows: 1 });
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: event }));
    await waitUntilEmpty(sqs, QueueUrl);
    expect((await pipeline.executions.list()).filter(({ name }) => name!.startsWith('told-csv-'))).toHaveLength(1);
    const { Versions = [] } = await pipeline.s3.send(new ListObjectVersionsCommand({ Bucket: followed.output!.bucket, Prefix: followed.output!.key }));
    expect(Versions).toHaveLength(1);
  });

  it('of the same key again replaces the output', async () => {
    const first = await process('again.csv', 'a\nold\nold\n');
    const second = await process('again.csv', 'a\nnew\n');
    expect(second.output).toEqual(first.output);
    expect(second).toMatchObject({ outcome: 'PROCESSED', rows: 1 });
    expect((await rowsOf(second.output)).rows.map(({ a }) => a)).toEqual(['new']);
  });

  it('beside another of the same name in another folder keeps to itself', async () => {
    const files = await Promise.all(['x/same.csv', 'y/same.csv'].map((key) => pipeline.upload(`incoming/${key}`, `a\n${key}\n`)));
    const followed = await pipeline.follow(files);
    expect(followed.map(({ outcome }) => outcome)).toEqual(['PROCESSED', 'PROCESSED']);
    const rows = await Promise.all(followed.map(async ({ output }) => (await rowsOf(output)).rows.map(({ a }) => a)));
    expect(rows).toEqual([['x/same.csv'], ['y/same.csv']]);
  });

  it('of a folder marker, or outside the source prefix, starts nothing', async () => {
    const before = (await pipeline.executions.list()).length;
    await pipeline.s3.send(new PutObjectCommand({ Bucket: pipeline.resources.sourceBucket, Key: 'incoming/folder/', Body: new Uint8Array() }));
    await pipeline.s3.send(new PutObjectCommand({ Bucket: pipeline.resources.sourceBucket, Key: 'elsewhere/a.csv', Body: 'a\n1\n' }));
    await process('after.csv', 'a\n1\n');
    expect((await pipeline.executions.list()).length).toBe(before + 1);
  });
});

describe('when all is done', () => {
  it('no role was denied a call', async () => {
    const denied = (await pipeline.emulator.decisions()).filter(({ decision }) => decision !== 'Allow');
    expect(denied).toEqual([]);
  });

  it('nothing lies in a dead-letter queue', async () => {
    const sqs = new SQSClient(pipeline.emulator.clientConfig);
    for (const queue of ['Pipeline/Intake/Queue/DeadLetter', 'Pipeline/Undelivered']) {
      expect([queue, await depth(sqs, pipeline.constructs.get(queue)!)]).toEqual([queue, 0]);
    }
  });

  it('the target bucket holds published outputs only', async () => {
    const { Contents = [] } = await pipeline.s3.send(new ListObjectsV2Command({ Bucket: pipeline.resources.targetBucket }));
    expect(Contents.map(({ Key }) => Key).filter((key) => !/^processed\/(csv|json|jsonl)\/[A-Za-z][A-Za-z0-9-]*-[0-9a-f]{20}\/part-\d{5}\.snappy\.parquet$/.test(key!))).toEqual([]);
  });
});

async function depth(sqs: SQSClient, QueueUrl: string): Promise<number> {
  const AttributeNames = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
  const { Attributes = {} } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...AttributeNames] }));
  return AttributeNames.reduce((sum, name) => sum + Number(Attributes[name]), 0);
}

async function waitUntilEmpty(sqs: SQSClient, queueUrl: string): Promise<void> {
  await waitFor(`${queueUrl} to be empty`, async () => {
    const messages = await depth(sqs, queueUrl);
    return { value: messages === 0 || undefined, state: `${messages} messages` };
  });
}
