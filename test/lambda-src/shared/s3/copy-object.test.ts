import { S3Client } from '@aws-sdk/client-s3';
import { copyInParts, type ObjectCopy } from '../../../../lambda-src/shared/s3/copy-object';
import { mapSourceErrors } from '../../../../lambda-src/shared/s3/source-version';
import { ACCOUNT, BUCKETS } from '../../support/deployment';
import { MemoryS3 } from '../../support/memory-s3';
import { accessDenied, lostReply, serviceError } from '../../support/service-error';

const MIB = 1024 ** 2;
const PART = 5 * MIB;

let s3: MemoryS3;
let warnings: jest.SpyInstance;

beforeEach(() => {
  warnings = jest.spyOn(console, 'warn').mockImplementation();
  s3 = new MemoryS3(ACCOUNT);
});

afterEach(() => s3.mock.restore());

const commands = () => s3.calls.map(({ command }) => command);

function copyOf(content: Buffer, rest: Partial<ObjectCopy> = {}): ObjectCopy {
  const { versionId } = s3.put(BUCKETS.source, 'a b/ü.csv', content, { metadata: { by: 'someone' } });
  const to = { client: new S3Client({}), name: BUCKETS.target, owner: ACCOUNT };
  return { from: { bucket: BUCKETS.source, key: 'a b/ü.csv', versionId }, size: content.length, to, key: 'copy', isPastDeadline: () => false, ...rest };
}

test.each([1, PART - 1, PART, PART + 1, 2 * PART, 23 * MIB + 7])('%d bytes are copied unchanged, in parts of at most 5 MiB', async (length) => {
  const content = Buffer.alloc(length, 'parts of unlike content ');
  const copy = copyOf(content);
  s3.put(BUCKETS.source, 'a b/ü.csv', 'newer');
  const etag = await copyInParts(copy, PART);
  expect(s3.current(BUCKETS.target, 'copy')?.body.equals(content)).toBe(true);
  expect(etag).toBe(`"${s3.current(BUCKETS.target, 'copy')!.etag}"`);
  expect(commands()).toEqual(['HeadObject', 'CreateMultipartUpload', ...Array<string>(Math.ceil(length / PART)).fill('UploadPartCopy'), 'CompleteMultipartUpload']);
});

test('given attributes replace those of the source', async () => {
  await copyInParts(copyOf(Buffer.from('a')), PART);
  expect(s3.current(BUCKETS.target, 'copy')?.metadata).toEqual({ by: 'someone' });
  await copyInParts(copyOf(Buffer.from('a'), { attributes: { Metadata: { rows: '1' } }, tags: 'a=b' }), PART);
  expect(s3.current(BUCKETS.target, 'copy')?.metadata).toEqual({ rows: '1' });
  expect(s3.calls.filter(({ command }) => command === 'CreateMultipartUpload')[1].input).toMatchObject({ Tagging: 'a=b' });
});

test('an unversioned object is copied only if it does not change before the last part', async () => {
  const { from: { bucket, key }, ...rest } = copyOf(Buffer.alloc(2 * PART));
  const { etag } = s3.current(bucket, key)!;
  const from = { bucket, key, etag, size: rest.size };
  let parts = 0;
  s3.before = (command) => {
    if (command === 'UploadPartCopy' && ++parts === 2) s3.put(bucket, key, Buffer.alloc(2 * PART, 'x'));
  };
  await expect(mapSourceErrors(from, copyInParts({ ...rest, from }, PART))).rejects.toMatchObject({ name: 'SourceChanged' });
  expect(s3.keys(BUCKETS.target)).toEqual([]);
  expect(s3.uploads.open).toBe(0);
});

test.each([
  ['whose version is gone', 'UploadPartCopy', serviceError('NoSuchVersion', 404), 'SourceNotFound'],
  ['while its upload is aborted by someone else', 'UploadPartCopy', serviceError('NoSuchUpload', 404), 'NoSuchUpload'],
  ['to which access is denied', 'UploadPartCopy', accessDenied(), 'AccessDenied'],
  ['whose last request is lost', 'CompleteMultipartUpload', lostReply(), 'TimeoutError'],
])('fails when copying an object %s, and leaves no parts', async (_case, failing, error, name) => {
  const copy = copyOf(Buffer.alloc(2 * PART));
  s3.before = (command) => {
    if (command === failing) throw error;
  };
  await expect(mapSourceErrors(copy.from, copyInParts(copy, PART))).rejects.toMatchObject({ name });
  expect(s3.uploads.open).toBe(0);
  expect(warnings).not.toHaveBeenCalled();
});

test('an upload that was completed leaves no parts, even if the reply is lost', async () => {
  const copy = copyOf(Buffer.alloc(2 * PART));
  s3.after = (command) => {
    if (command === 'CompleteMultipartUpload') throw lostReply();
  };
  await expect(copyInParts(copy, PART)).rejects.toMatchObject({ name: 'TimeoutError' });
  expect(s3.keys(BUCKETS.target)).toEqual(['copy']);
  expect(warnings).not.toHaveBeenCalled();
});

test('fails when the time is up before all parts are copied, and leaves no parts', async () => {
  let parts = 0;
  const copy = copyOf(Buffer.alloc(20 * PART), { isPastDeadline: () => ++parts > 10 });
  await expect(copyInParts(copy, PART)).rejects.toMatchObject({ name: 'CopyTimeExceeded' });
  expect(s3.keys(BUCKETS.target)).toEqual([]);
  expect(s3.uploads.open).toBe(0);
});

test('fails when the object does not have the given size', async () => {
  await expect(copyInParts({ ...copyOf(Buffer.alloc(10)), size: 11 }, PART)).rejects.toMatchObject({ name: 'InvalidArgument' });
});

test('fails with the error of the copy, even if the upload cannot be aborted either', async () => {
  const copy = copyOf(Buffer.alloc(10));
  s3.before = (command) => {
    if (command === 'UploadPartCopy') throw serviceError('SlowDown', 503);
    if (command === 'AbortMultipartUpload') throw accessDenied();
  };
  await expect(copyInParts(copy, PART)).rejects.toMatchObject({ name: 'SlowDown' });
  expect(warnings).toHaveBeenCalledTimes(1);
});
