import { GetObjectCommand, HeadObjectCommand, type HeadObjectCommandOutput, paginateListObjectsV2, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { isAccessDenied, isNotFound } from './s3-error';

/** A bucket with the account that must own it. If a bucket is deleted, another account can create one with the same name. */
export interface OwnedBucket {
  readonly client: S3Client;
  readonly name: string;
  readonly owner: string;
}

/** Returns the parameters that every call on a bucket has. */
export function bucketParameters({ name, owner }: OwnedBucket): { Bucket: string; ExpectedBucketOwner: string } {
  return { Bucket: name, ExpectedBucketOwner: owner };
}

interface Condition {
  readonly VersionId?: string;
  readonly IfMatch?: string;
}

/**
 * Reads size, etag and metadata of an object. The response to a HEAD request has no body, so the SDK knows neither the name nor the message of an
 * error; for denied access both are set here.
 *
 * @throws AccessDenied, or the error of S3
 */
export async function headObject(bucket: OwnedBucket, key: string, condition: Condition = {}): Promise<HeadObjectCommandOutput> {
  try {
    return await bucket.client.send(new HeadObjectCommand({ ...bucketParameters(bucket), Key: key, ...condition }));
  } catch (error) {
    if (!isAccessDenied(error)) throw error;
    const denied = new Error(`HeadObject of ${JSON.stringify(key)} in bucket ${bucket.name}: Access Denied; check the policies of the role, of the bucket and of its KMS key`);
    throw Object.assign(denied, { name: 'AccessDenied', cause: error });
  }
}

export interface ListedObject {
  readonly key: string;
  /** The key without the folder. */
  readonly name: string;
  readonly etag: string;
  readonly size: number;
}

/** Lists the objects directly in a folder, sorted by key. */
export async function listObjects(bucket: OwnedBucket, folder: string): Promise<ListedObject[]> {
  const objects: ListedObject[] = [];
  for await (const page of paginateListObjectsV2({ client: bucket.client }, { ...bucketParameters(bucket), Prefix: folder, Delimiter: '/' })) {
    for (const { Key: key = '', ETag: etag = '', Size: size = 0 } of page.Contents ?? []) {
      objects.push({ key, name: key.slice(folder.length), etag, size });
    }
  }
  return objects.sort((left, right) => (left.key < right.key ? -1 : 1));
}

/** Reads an object as JSON. @returns undefined if the object does not exist */
export async function findJson<T>(bucket: OwnedBucket, key: string): Promise<T | undefined> {
  try {
    const { Body } = await bucket.client.send(new GetObjectCommand({ ...bucketParameters(bucket), Key: key }));
    return JSON.parse((await Body?.transformToString('utf8')) ?? '') as T;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** Reads an object as JSON. @throws if the object does not exist */
export async function readJson<T>(bucket: OwnedBucket, key: string): Promise<T> {
  const value = await findJson<T>(bucket, key);
  if (value === undefined) {
    throw new Error(`object ${key} of bucket ${bucket.name}, which an earlier step wrote, does not exist: upload the file again`);
  }
  return value;
}

/** Writes a value as JSON. @param tags as a URL query */
export async function writeJson(bucket: OwnedBucket, key: string, value: unknown, tags?: string): Promise<void> {
  const object = { Key: key, Body: JSON.stringify(value), ContentType: 'application/json', Tagging: tags };
  await bucket.client.send(new PutObjectCommand({ ...bucketParameters(bucket), ...object }));
}
