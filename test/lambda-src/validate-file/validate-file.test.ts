import '../support/environment';
import { Readable } from 'node:stream';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { handler as validateFile } from '../../../lambda-src/validate-file';
import type { FileTypeSpec } from '../../../src/contract/file-type-spec';
import type { ValidateFilePayload } from '../../../src/contract/handler-payloads';
import { LIMITS } from '../../../src/contract/limits';
import { fileTypeOf } from '../../content/support/verdict-of';
import { AMPLE_TIME } from '../support/ample-time';
import { ACCOUNT, BUCKETS } from '../support/deployment';
import { MemoryS3 } from '../support/memory-s3';
import { brokenBody, objectBody } from '../support/object-body';
import { accessDenied, serviceError } from '../support/service-error';

const CSV = fileTypeOf({ name: 'csv', match: [{ prefix: '', suffix: '.csv' }] });

const handler = (payload: ValidateFilePayload) => validateFile(payload, AMPLE_TIME);

const LAST_MODIFIED = new Date('2024-02-29T23:59:59Z');

let s3: MemoryS3;

beforeEach(() => {
  jest.spyOn(console, 'info').mockImplementation();
  s3 = new MemoryS3(ACCOUNT);
});

afterEach(() => s3.mock.restore());

function uploaded(body: string, options: { key?: string; size?: number; type?: Partial<FileTypeSpec> } = {}): ValidateFilePayload {
  const key = options.key ?? 'incoming/a.csv';
  const { versionId, size } = s3.put(BUCKETS.source, key, body, { lastModified: LAST_MODIFIED, ...(options.size && { size: options.size }) });
  expect(size).toBeDefined();
  return { execution: 'e-1', source: { bucket: BUCKETS.source, key, versionId }, fileTypes: [{ ...CSV, ...options.type } as FileTypeSpec] };
}

test('the result for a valid file has only names and counts, and the facts are staged', async () => {
  const payload = uploaded('id,name\n1,a\n2,b\n');
  s3.put(BUCKETS.source, 'incoming/a.csv', 'newer');
  await expect(handler(payload)).resolves.toEqual({ valid: true, fileType: 'csv', size: 16, lastModified: '2024-02-29T23:59:59.000Z', rows: 2 });
  expect(s3.json(BUCKETS.staging, 'staging/e-1/facts.json')).toMatchObject({
    version: 1,
    fileType: 'csv',
    format: 'csv',
    dialect: CSV.dialect,
    onCastFailure: 'fail',
    processingDate: '2024-02-29',
    rows: 2,
    bytes: 16,
    columns: [{ name: 'id' }, { name: 'name' }],
  });
});

test('no processing date is staged if the file type has none', async () => {
  await handler(uploaded('id\n1\n', { type: { processingDate: false } }));
  expect(s3.json(BUCKETS.staging, 'staging/e-1/facts.json')).not.toHaveProperty('processingDate');
});

test('the result for an invalid file has the reason, and nothing is staged', async () => {
  await expect(handler(uploaded('id,name\n1\n'))).resolves.toMatchObject({ valid: false, fileType: 'csv', size: 10, reason: { code: 'RAGGED_ROW', line: 2 } });
  expect(s3.keys(BUCKETS.staging)).toEqual([]);
});

test('reading ends soon after the first problem', async () => {
  const payload = uploaded(`id,name\n1\n${'x,y\n'.repeat(500_000)}`);
  const body = objectBody(Buffer.from(`id,name\n1\n${'x,y\n'.repeat(500_000)}`));
  let read = 0;
  body.on('data', (chunk: Buffer) => (read += chunk.length)).pause();
  s3.mock.on(GetObjectCommand).resolves({ Body: body as never });
  await expect(handler(payload)).resolves.toMatchObject({ reason: { code: 'RAGGED_ROW' } });
  expect(body.destroyed).toBe(true);
  expect(read).toBeLessThan(LIMITS.furtherProblemsBytes + 256 * 1024);
});

test.each([
  ['UNSUPPORTED_TYPE', { key: 'incoming/a.exe' }, ''],
  ['TOO_LARGE', { size: 6 * 1024 ** 3 + 1 }, 'csv'],
])('a file is rejected as %s without being read', async (code, options, fileType) => {
  await expect(handler(uploaded('x', options))).resolves.toMatchObject({ valid: false, fileType, reason: { code } });
  expect(s3.calls.map(({ command }) => command)).toEqual(['HeadObject']);
});

test('a file of 0 bytes is rejected as EMPTY without being read', async () => {
  await expect(handler(uploaded(''))).resolves.toMatchObject({ valid: false, size: 0, reason: { code: 'EMPTY' } });
  expect(s3.calls).toHaveLength(1);
});

test('a reason that names many file types is cut', async () => {
  const fileTypes = Array.from({ length: 100 }, (_, index) => ({ ...CSV, name: `type${index}`, match: [{ prefix: `${index}/`, suffix: '' }] }));
  const { reason } = await handler({ ...uploaded('x'), fileTypes });
  expect(reason?.message).toMatch(/"incoming\/a\.csv" .*type0 \(incoming\/0\/\*\), type1 \(incoming\/1\/\*\), .*\.\.\.$/);
  expect(reason?.message.length).toBeLessThanOrEqual(500);
});

test('an unversioned file is read only if its etag has not changed', async () => {
  const { etag } = s3.put(BUCKETS.source, 'incoming/a.csv', 'id\n1\n');
  const payload = { ...uploaded(''), source: { bucket: BUCKETS.source, key: 'incoming/a.csv', etag, size: 5 } };
  await expect(handler(payload)).rejects.toMatchObject({ name: 'SourceChanged' });
  s3.put(BUCKETS.source, 'incoming/a.csv', 'id\n1\n', { etag });
  await expect(handler(payload)).resolves.toMatchObject({ valid: true });
  s3.before = (command) => {
    if (command === 'GetObject') s3.put(BUCKETS.source, 'incoming/a.csv', 'id\n2\n');
  };
  await expect(handler(payload)).rejects.toMatchObject({ name: 'SourceChanged' });
});

test('fails when the version is gone', async () => {
  const payload = uploaded('id\n1\n');
  await expect(handler({ ...payload, source: { ...payload.source, versionId: 'gone' } })).rejects.toMatchObject({ name: 'SourceNotFound' });
});

test('fails when the source has neither version nor etag', async () => {
  await expect(handler({ ...uploaded('id\n1\n'), source: { bucket: BUCKETS.source, key: 'incoming/a.csv' } })).rejects.toThrow(/versionId.* etag/);
});

test.each([
  ['HeadObject', accessDenied()],
  ['GetObject', serviceError('SlowDown', 503)],
  ['GetObject', serviceError('KMS.DisabledException', 400)],
  ['PutObject', accessDenied()],
])('fails when %s fails, because that says nothing about the content', async (failing, error) => {
  const payload = uploaded('id\n1\n');
  s3.before = (command) => {
    if (command === failing) throw error;
  };
  await expect(handler(payload)).rejects.toMatchObject({ name: error.name });
});

test('a file that cannot be checked to its end in time is valid, with the number of rows that were checked', async () => {
  const payload = uploaded(`id\n${'1\n'.repeat(500_000)}`);
  const body = Readable.from(Array.from({ length: 10 }, (_, index) => Buffer.from(`${index === 0 ? 'id\n' : ''}${'1\n'.repeat(50_000)}`)));
  s3.mock.on(GetObjectCommand).resolves({ Body: body as never });
  let calls = 0;
  const validation = await validateFile(payload, { getRemainingTimeInMillis: () => (++calls > 3 ? 59_999 : 60_000) });
  expect(validation).toMatchObject({ valid: true, checkedRows: expect.any(Number) });
  expect(validation).not.toHaveProperty('rows');
  expect(validation.checkedRows).toBeGreaterThan(0);
  expect(validation.checkedRows).toBeLessThan(500_000);
  expect(s3.json(BUCKETS.staging, 'staging/e-1/facts.json')).toMatchObject({ complete: false });
});

test('fails when the stream breaks', async () => {
  const payload = uploaded('id\n1\n2\n');
  s3.mock.on(GetObjectCommand).resolves({ Body: brokenBody(Buffer.from('id\n1\n')) as never });
  await expect(handler(payload)).rejects.toThrow('aborted');
});

test('fails when the stream ends early without saying so', async () => {
  const payload = uploaded('id\n1\n2\n');
  s3.mock.on(GetObjectCommand).resolves({ Body: objectBody(Buffer.from('id\n1\n')) as never });
  await expect(handler(payload)).rejects.toThrow(/\b5\b.*\b7\b/);
});
