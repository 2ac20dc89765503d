import '../support/environment';
import { handler as validateFile } from '../../../lambda-src/validate-file';
import type { FileTypeSpec } from '../../../src/contract/file-type-spec';
import type { ValidateFilePayload } from '../../../src/contract/handler-payloads';
import { AMPLE_TIME } from '../support/ample-time';
import { ACCOUNT, BUCKETS } from '../support/deployment';
import { MemoryS3 } from '../support/memory-s3';

const XML: FileTypeSpec = {
  name: 'xml', format: 'custom', match: [{ prefix: '', suffix: '' }], allowEmpty: false, onCastFailure: 'fail', processingDate: true,
  schemaMatch: 'exact', inferTypes: false,
};

const handler = (payload: ValidateFilePayload) => validateFile(payload, AMPLE_TIME);

let s3: MemoryS3;

beforeEach(() => {
  jest.spyOn(console, 'info').mockImplementation();
  s3 = new MemoryS3(ACCOUNT);
});

afterEach(() => s3.mock.restore());

function uploaded(key: string, options: { body?: string; size?: number; allowEmpty?: boolean } = {}): ValidateFilePayload {
  const { body = '<a\u0000', size, allowEmpty = false } = options;
  const { versionId } = s3.put(BUCKETS.source, key, body, { lastModified: new Date('2024-02-29T23:59:59Z'), ...(size && { size }) });
  return { execution: 'e-1', source: { bucket: BUCKETS.source, key, versionId }, fileTypes: [{ ...XML, allowEmpty }] };
}

function commands(): string[] {
  return s3.calls.map(({ command }) => command);
}

test('a file of a custom type is valid without being read, and its rows are unknown', async () => {
  const validation = await handler(uploaded('incoming/a.xml'));
  expect(validation).toStrictEqual({ valid: true, fileType: 'xml', size: 3, lastModified: '2024-02-29T23:59:59.000Z' });
  expect(commands()).toEqual(['HeadObject', 'PutObject']);
  expect(s3.json(BUCKETS.staging, 'staging/e-1/facts.json')).toEqual({ version: 1, fileType: 'xml', format: 'custom', bytes: 3, suffix: '.xml' });
});

test.each([
  ['incoming/a.XML', '.XML'],
  ['incoming/a.tar.gz', '.gz'],
  ['incoming/.xml', '.xml'],
  ['incoming/a', ''],
  ['incoming/a.', ''],
  ['incoming/v1.2/a', ''],
  ['incoming/a.xml/', ''],
  ['incoming/a.x-l', ''],
  ['incoming/a.größe', ''],
  ['incoming/a.xml\n', ''],
  ['incoming/a.*', ''],
  [`incoming/a.${'x'.repeat(16)}`, `.${'x'.repeat(16)}`],
  [`incoming/a.${'x'.repeat(17)}`, ''],
])('the staged facts of %j have the suffix %j', async (key, suffix) => {
  await handler(uploaded(key));
  expect(s3.json(BUCKETS.staging, 'staging/e-1/facts.json')).toMatchObject({ suffix });
});

test.each([
  ['EMPTY', { body: '' }],
  ['TOO_LARGE', { size: 6 * 1024 ** 3 + 1 }],
])('a file of a custom type is rejected as %s, and nothing is staged', async (code, options) => {
  await expect(handler(uploaded('incoming/a.xml', options))).resolves.toMatchObject({ valid: false, fileType: 'xml', reason: { code } });
  expect(commands()).toEqual(['HeadObject']);
});

test('an empty file of a custom type is valid if empty files are allowed', async () => {
  await expect(handler(uploaded('incoming/a.xml', { body: '', allowEmpty: true }))).resolves.toMatchObject({ valid: true, size: 0 });
  expect(s3.json(BUCKETS.staging, 'staging/e-1/facts.json')).toMatchObject({ bytes: 0 });
});

test('fails when the version of a custom file is gone', async () => {
  const { source, ...payload } = uploaded('incoming/a.xml');
  await expect(handler({ ...payload, source: { ...source, versionId: 'gone' } })).rejects.toMatchObject({ name: 'SourceNotFound' });
});
