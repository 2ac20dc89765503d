import '../support/environment';
import fc from 'fast-check';
import { handler } from '../../../lambda-src/quarantine-file';
import { quarantineKey } from '../../../lambda-src/quarantine-file/quarantine-key';
import type { QuarantineFilePayload } from '../../../src/contract/handler-payloads';
import type { Validation } from '../../../src/contract/workflow-state';
import { AMPLE_TIME } from '../support/ample-time';
import { ACCOUNT, BUCKETS } from '../support/deployment';
import { MemoryS3 } from '../support/memory-s3';
import { accessDenied, lostReply } from '../support/service-error';
import { sourceKey } from '../support/source-key';

const handle = (payload: Parameters<typeof handler>[0]) => handler(payload, AMPLE_TIME);

const RAGGED: Validation = { valid: false, fileType: 'csv', size: 3, reason: { code: 'RAGGED_ROW', message: 'row 2 has 3 fields, the header has 2', line: 2 } };

let s3: MemoryS3;

beforeEach(() => {
  jest.spyOn(console, 'info').mockImplementation();
  s3 = new MemoryS3(ACCOUNT);
});

afterEach(() => s3.mock.restore());

function uploaded(key: string, validation: Validation = RAGGED): QuarantineFilePayload {
  const { versionId } = s3.put(BUCKETS.source, key, 'bad');
  return { execution: 'e-1', source: { bucket: BUCKETS.source, key, versionId }, validation };
}

test('exactly the rejected version is copied, with the reason next to it', async () => {
  const payload = uploaded('incoming/a.csv');
  s3.put(BUCKETS.source, 'incoming/a.csv', 'newer');
  const key = 'csv/RAGGED_ROW/incoming/a.csv';
  await expect(handle(payload)).resolves.toEqual({ bucket: BUCKETS.quarantine, key });
  expect(s3.current(BUCKETS.quarantine, key)?.body.toString()).toBe('bad');
  expect(s3.json(BUCKETS.quarantine, `${key}.reason.json`)).toEqual({
    version: 1,
    execution: 'e-1',
    source: payload.source,
    fileType: 'csv',
    size: 3,
    reason: RAGGED.reason,
    furtherProblems: [],
    copied: true,
  });
});

test('a file of no type goes to the folder "unsupported"', async () => {
  const payload = uploaded('incoming/a.exe', { valid: false, fileType: '', size: 3, reason: { code: 'UNSUPPORTED_TYPE', message: 'no' } });
  await expect(handle(payload)).resolves.toMatchObject({ key: 'unsupported/UNSUPPORTED_TYPE/incoming/a.exe' });
  expect(s3.calls[0].input).toMatchObject({ ExpectedSourceBucketOwner: ACCOUNT });
});

test('a copy and its reason have tags for lifecycle rules and policies, and no tag of the source', async () => {
  await handle(uploaded('incoming/a.csv'));
  await handle(uploaded('incoming/a.exe', { valid: false, fileType: '', size: 3, reason: { code: 'UNSUPPORTED_TYPE', message: 'no' } }));
  const ragged = [['cdk-file-processing-pipeline:reason', 'RAGGED_ROW'], ['cdk-file-processing-pipeline:file-type', 'csv']];
  const unsupported = [['cdk-file-processing-pipeline:reason', 'UNSUPPORTED_TYPE'], ['cdk-file-processing-pipeline:file-type', 'unsupported']];
  const copies = s3.calls.map(({ command, input }) => [command, input.TaggingDirective, [...new URLSearchParams(input.Tagging as string)]]);
  expect(copies).toEqual([
    ['CopyObject', 'REPLACE', ragged], ['PutObject', undefined, ragged], ['CopyObject', 'REPLACE', unsupported], ['PutObject', undefined, unsupported],
  ]);
});

test('a file above 5 GiB is copied in parts, with its metadata and the tags', async () => {
  const size = 6 * 1024 ** 3;
  const { versionId } = s3.put(BUCKETS.source, 'incoming/a.csv', 'bad', { size, metadata: { 'uploaded-by': 'someone' } });
  s3.put(BUCKETS.source, 'incoming/a.csv', 'newer');
  const { key } = await handle({ execution: 'e-1', source: { bucket: BUCKETS.source, key: 'incoming/a.csv', versionId }, validation: { ...RAGGED, size } });
  expect(s3.current(BUCKETS.quarantine, key)).toMatchObject({ size, body: Buffer.from('bad'), metadata: { 'uploaded-by': 'someone' } });
  const { Tagging } = s3.calls.find(({ command }) => command === 'CreateMultipartUpload')!.input;
  expect([...new URLSearchParams(Tagging as string).values()]).toEqual(['RAGGED_ROW', 'csv']);
});

test('only the reason is written if there is no time to copy the file', async () => {
  const size = 6 * 1024 ** 3;
  const { versionId } = s3.put(BUCKETS.source, 'incoming/a.csv', 'bad', { size });
  const payload = { execution: 'e-1', source: { bucket: BUCKETS.source, key: 'incoming/a.csv', versionId }, validation: { ...RAGGED, size } };
  const key = 'csv/RAGGED_ROW/incoming/a.csv.reason.json';
  await expect(handler(payload, { getRemainingTimeInMillis: () => 59_999 })).resolves.toEqual({ bucket: BUCKETS.quarantine, key });
  expect(s3.keys(BUCKETS.quarantine)).toEqual([key]);
  expect(s3.json(BUCKETS.quarantine, key)).toMatchObject({ copied: false });
  expect(s3.uploads.open).toBe(0);
});

test('an unversioned file is copied only if it has not changed', async () => {
  const { etag } = s3.put(BUCKETS.source, 'incoming/a.csv', 'bad');
  const source = { bucket: BUCKETS.source, key: 'incoming/a.csv', etag, size: 3 };
  await handle({ execution: 'e-1', source, validation: RAGGED });
  s3.put(BUCKETS.source, 'incoming/a.csv', 'other');
  await expect(handle({ execution: 'e-1', source, validation: RAGGED })).rejects.toMatchObject({ name: 'SourceChanged' });
});

test('only the reason is written if the file is too large to be copied at all', async () => {
  const payload = uploaded('incoming/a.csv', { valid: false, fileType: 'csv', size: 200 * 1024 ** 3 + 1, reason: { code: 'TOO_LARGE', message: 'too large' } });
  const key = 'csv/TOO_LARGE/incoming/a.csv.reason.json';
  await expect(handle(payload)).resolves.toEqual({ bucket: BUCKETS.quarantine, key });
  expect(s3.keys(BUCKETS.quarantine)).toEqual([key]);
  expect(s3.json(BUCKETS.quarantine, key)).toMatchObject({ copied: false });
});

test('any key is quarantined, its reason names exactly this key, and a retry changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(sourceKey(), async (key) => {
      const payload = uploaded(key);
      const first = await handle(payload);
      await expect(handle(payload)).resolves.toEqual(first);
      expect(Buffer.byteLength(`${first.key}.reason.json`)).toBeLessThanOrEqual(1024);
      expect(s3.current(BUCKETS.quarantine, first.key)?.body.toString()).toBe('bad');
      expect(s3.json(BUCKETS.quarantine, `${first.key}.reason.json`)).toMatchObject({ source: { key } });
    }),
  );
});

test('a copy source is pure ASCII that decodes to the key', async () => {
  await fc.assert(
    fc.asyncProperty(sourceKey(), async (key) => {
      await handle(uploaded(key));
      const { CopySource } = s3.calls.filter(({ command }) => command === 'CopyObject').at(-1)!.input as { CopySource: string };
      expect(CopySource).toMatch(/^source-bucket\/[!-~]+\?versionId=v\d+$/);
      expect(CopySource.indexOf('?')).toBe(CopySource.lastIndexOf('?'));
    }),
  );
});

test('different keys never have the same place in quarantine, or the place of a reason', () => {
  fc.assert(
    fc.property(sourceKey(), sourceKey(), (left, right) => {
      const [first, second] = [quarantineKey('csv', 'EMPTY', left), quarantineKey('csv', 'EMPTY', right)];
      expect(first === second).toBe(left === right);
      expect(first).not.toBe(`${second}.reason.json`);
    }),
  );
});

test('fails when the version is gone', async () => {
  const payload = uploaded('incoming/a.csv');
  await expect(handle({ ...payload, source: { ...payload.source, versionId: 'gone' } })).rejects.toMatchObject({ name: 'SourceNotFound' });
});

test('fails with another error when the bucket is gone', async () => {
  const payload = uploaded('incoming/a.csv');
  s3.before = () => {
    throw Object.assign(new Error('no bucket'), { name: 'NoSuchBucket', $metadata: { httpStatusCode: 404 } });
  };
  await expect(handle(payload)).rejects.toMatchObject({ name: 'NoSuchBucket' });
});

test.each([['access is denied', accessDenied()], ['the reply is lost', lostReply()]])('fails when %s', async (_case, error) => {
  const payload = uploaded('incoming/a.csv');
  s3.before = () => {
    throw error;
  };
  await expect(handle(payload)).rejects.toBe(error);
});

test('fails when the validation has no reason', async () => {
  await expect(handle(uploaded('incoming/a.csv', { valid: true, fileType: 'csv', size: 3 }))).rejects.toThrow(/e-1.*no reason/);
});
