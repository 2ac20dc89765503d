import '../support/environment';
import { gzipSync } from 'node:zlib';
import { CreateMultipartUploadCommand, GetObjectCommand } from '@aws-sdk/client-s3';
import { handler } from '../../../lambda-src/stage-file';
import type { CheckedFileFacts, UncheckedFileFacts } from '../../../src/contract/file-facts';
import type { StageFilePayload } from '../../../src/contract/handler-payloads';
import { fileTypeOf } from '../../content/support/verdict-of';
import { AMPLE_TIME } from '../support/ample-time';
import { ACCOUNT, BUCKETS } from '../support/deployment';
import { MemoryS3 } from '../support/memory-s3';
import { brokenBody } from '../support/object-body';
import { accessDenied, lostReply } from '../support/service-error';

const handle = (payload: Parameters<typeof handler>[0]) => handler(payload, AMPLE_TIME);

const CSV = fileTypeOf({});

const FACTS: CheckedFileFacts = {
  version: 1,
  fileType: 'csv',
  format: 'csv',
  dialect: CSV.dialect!,
  onCastFailure: 'fail',
  complete: true,
  compression: 'none',
  rows: 1,
  bytes: 4,
  columns: [],
  lineEnding: 'LF',
  needsMultiLine: false,
  byteOrderMark: false,
  widestRecordBytes: 2,
};

const CUSTOM: UncheckedFileFacts = { version: 1, fileType: 'xml', format: 'custom', bytes: 3, suffix: '.XML' };

let s3: MemoryS3;

beforeEach(() => {
  jest.spyOn(console, 'info').mockImplementation();
  s3 = new MemoryS3(ACCOUNT);
});

afterEach(() => s3.mock.restore());

function valid(content: string | Buffer, facts: Partial<CheckedFileFacts> | UncheckedFileFacts = {}, size = content.length): StageFilePayload {
  const { versionId } = s3.put(BUCKETS.source, 'incoming/*.x', content, { metadata: { 'uploaded-by': 'someone' }, size });
  s3.put(BUCKETS.staging, 'staging/e-1/facts.json', JSON.stringify(facts.format === 'custom' ? facts : { ...FACTS, ...facts }));
  const source = { bucket: BUCKETS.source, key: 'incoming/*.x', versionId };
  return { execution: 'e-1', source, validation: { valid: true, fileType: 'csv', size } };
}

function staged(key: string) {
  return s3.current(BUCKETS.staging, key)?.body.toString();
}

test('CSV is copied inside S3 under a fixed name, without its metadata and tags', async () => {
  const payload = valid('a\n1\n');
  s3.put(BUCKETS.source, 'incoming/*.x', 'newer');
  await expect(handle(payload)).resolves.toEqual({ bucket: BUCKETS.staging, key: 'staging/e-1/source.csv' });
  expect(staged('staging/e-1/source.csv')).toBe('a\n1\n');
  expect(s3.current(BUCKETS.staging, 'staging/e-1/source.csv')?.metadata).toEqual({});
  expect(s3.calls.map(({ command }) => command)).toEqual(['GetObject', 'CopyObject']);
});

const NOTES = 'a;b\n1;"Größe €, \u{1f600}"\n';

test.each<[string, Partial<CheckedFileFacts>, string, Buffer]>([
  ['gzip', { compression: 'gzip' }, NOTES, gzipSync(NOTES)],
  ['UTF-16 with a byte order mark', { dialect: { ...CSV.dialect, encoding: 'UTF-16' }, byteOrderMark: true }, NOTES, Buffer.from(`\ufeff${NOTES}`, 'utf16le')],
  ['UTF-16LE', { dialect: { ...CSV.dialect, encoding: 'UTF-16LE' } }, NOTES, Buffer.from(NOTES, 'utf16le')],
  ['UTF-16BE', { dialect: { ...CSV.dialect, encoding: 'UTF-16BE' } }, NOTES, Buffer.from(NOTES, 'utf16le').swap16()],
  ['ISO-8859-1', { dialect: { ...CSV.dialect, encoding: 'ISO-8859-1' } }, 'a\nGröße\n', Buffer.from('a\nGröße\n', 'latin1')],
  ['windows-1252', { dialect: { ...CSV.dialect, encoding: 'windows-1252' } }, 'a\n€ 5\n', Buffer.from('a\n\x80 5\n', 'latin1')],
  ['gzip of windows-1252', { compression: 'gzip', dialect: { ...CSV.dialect, encoding: 'windows-1252' } }, 'a\n€ 5\n', gzipSync(Buffer.from('a\n\x80 5\n', 'latin1'))],
])('CSV in %s is staged as UTF-8', async (_case, facts, text, content) => {
  await handle(valid(content, facts as Partial<CheckedFileFacts>));
  expect(staged('staging/e-1/source.csv')).toBe(text);
});

test.each([['.XML', 'source.XML'], ['', 'source']])('a custom file with the suffix %j is copied inside S3 unchanged, without its metadata and tags', async (suffix, name) => {
  const payload = valid('\ufeff<a/>', { ...CUSTOM, suffix });
  s3.put(BUCKETS.source, 'incoming/*.x', 'newer');
  await expect(handle(payload)).resolves.toEqual({ bucket: BUCKETS.staging, key: `staging/e-1/${name}` });
  expect(staged(`staging/e-1/${name}`)).toBe('\ufeff<a/>');
  expect(s3.current(BUCKETS.staging, `staging/e-1/${name}`)?.metadata).toEqual({});
  expect(s3.calls.map(({ command }) => command)).toEqual(['GetObject', 'CopyObject']);
  expect(s3.calls[1].input).toMatchObject({ TaggingDirective: 'REPLACE', MetadataDirective: 'REPLACE', ContentType: 'application/octet-stream' });
});

test('a file above 5 GiB is copied in parts, without its metadata and tags', async () => {
  const size = 6 * 1024 ** 3;
  await handle(valid('a\n1\n', {}, size));
  expect(s3.current(BUCKETS.staging, 'staging/e-1/source.csv')).toMatchObject({ size, body: Buffer.from('a\n1\n'), metadata: {} });
  const { ContentType, Tagging } = s3.calls.find(({ command }) => command === 'CreateMultipartUpload')!.input;
  expect({ ContentType, Tagging }).toEqual({ ContentType: 'text/csv', Tagging: undefined });
});

test('the byte order mark of CSV is removed', async () => {
  await handle(valid('\ufeffa\n1\n', { byteOrderMark: true }));
  expect(staged('staging/e-1/source.csv')).toBe('a\n1\n');
});

test.each([
  ['json', '[{"a":1.10},\n{"a":null,"b":"x"}]'],
  ['jsonLines', '{"a":1.10}\r\n{"a":null,"b":"x"}'],
] as const)('%s is rewritten to lines of text that keep every digit', async (format, content) => {
  await expect(handle(valid(content, { format }))).resolves.toMatchObject({ key: 'staging/e-1/source.jsonl' });
  const lines = staged('staging/e-1/source.jsonl')?.trim().split('\n').map((line) => JSON.parse(line));
  expect(lines).toEqual([{ a: '1.10' }, { b: 'x' }]);
});

test('a file without rows is staged as an empty file', async () => {
  await handle(valid('[]', { format: 'json', rows: 0 }));
  expect(staged('staging/e-1/source.jsonl')).toBe('');
});

test('a retry has the same result', async () => {
  const payload = valid('[{"a":1}]', { format: 'json' });
  s3.after = (command) => {
    if (command !== 'PutObject') return;
    s3.after = () => undefined;
    throw lostReply();
  };
  await expect(handle(payload)).rejects.toThrow('timed out');
  await expect(handle(payload)).resolves.toMatchObject({ key: 'staging/e-1/source.jsonl' });
  expect(staged('staging/e-1/source.jsonl')).toBe('{"a":"1"}\n');
});

test('fails when the stream breaks, and stages no part of the file', async () => {
  const payload = valid('[{"a":1},{"a":2}]', { format: 'json' });
  s3.mock.on(GetObjectCommand, { Bucket: BUCKETS.source }).resolves({ Body: brokenBody(Buffer.from('[{"a":1},')) as never });
  await expect(handle(payload)).rejects.toThrow('aborted');
  expect(s3.keys(BUCKETS.staging)).toEqual(['staging/e-1/facts.json']);
  expect(s3.mock.commandCalls(CreateMultipartUploadCommand)).toHaveLength(0);
});

test.each([
  ['copied', {}],
  ['copied without being read', CUSTOM],
  ['rewritten', { byteOrderMark: true }],
])('fails when the version to be %s is gone', async (_case, facts) => {
  const payload = valid('a\n1\n', facts);
  await expect(handle({ ...payload, source: { ...payload.source, versionId: 'gone' } })).rejects.toMatchObject({ name: 'SourceNotFound' });
});

test.each([
  ['copied', {}],
  ['copied without being read', CUSTOM],
  ['rewritten', { byteOrderMark: true }],
])('fails when an unversioned file to be %s has changed', async (_case, facts) => {
  const payload = valid('a\n1\n', facts);
  const { bucket, key } = payload.source;
  await expect(handle({ ...payload, source: { bucket, key, etag: 'old', size: 4 } })).rejects.toMatchObject({ name: 'SourceChanged' });
});

const LITTLE_TIME = { getRemainingTimeInMillis: () => 59_999 };

test.each([['copied in parts', {}, 6 * 1024 ** 3], ['rewritten', { byteOrderMark: true }, 7]])(
  'fails when there is no time for a file to be %s, and stages nothing', async (_case, facts, size) => {
    await expect(handler(valid('\ufeffa\n1\n', facts, size), LITTLE_TIME)).rejects.toMatchObject({ name: 'CopyTimeExceeded' });
    expect(s3.keys(BUCKETS.staging)).toEqual(['staging/e-1/facts.json']);
    expect(s3.uploads.open).toBe(0);
  });

test('fails when access is denied', async () => {
  const payload = valid('a\n1\n');
  s3.before = (command) => {
    if (command === 'CopyObject') throw accessDenied();
  };
  await expect(handle(payload)).rejects.toMatchObject({ name: 'AccessDenied' });
});

test('fails when the facts are gone', async () => {
  const payload = valid('a\n1\n');
  await expect(handle({ ...payload, execution: 'e-2' })).rejects.toThrow(/staging\/e-2\/facts\.json of bucket staging-bucket.* does not exist/);
});
