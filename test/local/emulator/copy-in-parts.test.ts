import {
  CreateBucketCommand, GetObjectCommand, GetObjectTaggingCommand, HeadObjectCommand, ListMultipartUploadsCommand,
  PutBucketVersioningCommand, PutObjectCommand, S3Client,
} from '@aws-sdk/client-s3';
import { outcome } from './support/outcome';
import { emulator } from './support/seam';
import { createUser } from './support/user';
import { copyInParts, copyObject, type ObjectCopy } from '../../../lambda-src/shared/s3/copy-object';
import { mapSourceErrors } from '../../../lambda-src/shared/s3/source-version';

const PART = 5 * 1024 ** 2;
const CONTENT = Buffer.alloc(2 * PART + 1_000, 'parts of unlike content ');
const OWNER = '000000000000';
const KEY = 'incoming/a b+ü.csv';

/** Buckets with an object, and a client that may do what Quarantine file may. */
async function prepare(name: string): Promise<{ s3: S3Client; copy: ObjectCopy; from: string; to: string }> {
  const on = await emulator();
  const s3 = new S3Client(on.clientConfig);
  const [from, to] = [`${name}-source`, `${name}-quarantine`];
  for (const Bucket of [from, to]) {
    await s3.send(new CreateBucketCommand({ Bucket }));
    await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
  }
  const { VersionId } = await s3.send(new PutObjectCommand({ Bucket: from, Key: KEY, Body: CONTENT, ContentType: 'text/csv', Metadata: { by: 'someone' } }));
  await s3.send(new PutObjectCommand({ Bucket: from, Key: KEY, Body: 'newer' }));
  const user = await createUser(on, name, [
    { Effect: 'Allow', Action: ['s3:GetObject', 's3:GetObjectVersion'], Resource: `arn:aws:s3:::${from}/*` },
    { Effect: 'Allow', Action: ['s3:PutObject', 's3:PutObjectTagging', 's3:AbortMultipartUpload'], Resource: `arn:aws:s3:::${to}/*` },
  ]);
  const copy = {
    from: { bucket: from, key: KEY, versionId: VersionId }, size: CONTENT.length, key: 'copy', isPastDeadline: () => false, tags: 'reason=RAGGED_ROW', to: { client: new S3Client(user), name: to, owner: OWNER },
  };
  return { s3, copy, from, to };
}

// MiniStack drops the tags of an upload in parts.
test.each([
  ['in one request', copyObject, [{ Key: 'reason', Value: 'RAGGED_ROW' }]],
  ['in parts', (copy: ObjectCopy) => copyInParts(copy, PART), []],
])('a version is copied %s, with its attributes, and the etag that is told', async (how, copyAll, tags) => {
  const { s3, copy, to: Bucket } = await prepare(how.replaceAll(' ', '-'));
  const etag = await copyAll(copy);
  const { Body, ETag, ContentType, Metadata } = await s3.send(new GetObjectCommand({ Bucket, Key: 'copy' }));
  expect(CONTENT.equals(await Body!.transformToByteArray())).toBe(true);
  expect({ ETag, ContentType, Metadata }).toEqual({ ETag: etag, ContentType: 'text/csv', Metadata: { by: 'someone' } });
  expect((await s3.send(new GetObjectTaggingCommand({ Bucket, Key: 'copy' }))).TagSet).toEqual(tags);
});

test('a copy replaces only what was seen, and leaves no parts behind', async () => {
  const { s3, copy, to: Bucket } = await prepare('condition');
  const { ETag = '' } = await s3.send(new PutObjectCommand({ Bucket, Key: 'copy', Body: 'x' }));
  const copied = (condition: ObjectCopy['condition']) => outcome(copyInParts({ ...copy, condition }, PART));
  expect(await copied({ IfNoneMatch: '*' })).toBe('PreconditionFailed');
  expect(await copied({ IfMatch: '"another"' })).toBe('PreconditionFailed');
  expect((await s3.send(new HeadObjectCommand({ Bucket, Key: 'copy' }))).ETag).toBe(ETag);
  expect((await s3.send(new ListMultipartUploadsCommand({ Bucket }))).Uploads ?? []).toEqual([]);
  expect(await copied({ IfMatch: ETag })).toBe('done');
});

test.each([
  ['its version is gone', { versionId: 'gone' }, 'SourceNotFound'],
  ['it was overwritten', { versionId: undefined, etag: 'other', size: CONTENT.length }, 'SourceChanged'],
])('fails when a source is copied in parts and %s', async (why, change, name) => {
  const { s3, copy, to: Bucket } = await prepare(why.replace(/\W/g, '-'));
  const from = { ...copy.from, ...change };
  await expect(mapSourceErrors(from, copyInParts({ ...copy, from, attributes: {} }, PART))).rejects.toMatchObject({ name });
  expect((await s3.send(new ListMultipartUploadsCommand({ Bucket }))).Uploads ?? []).toEqual([]);
});
