import { GetObjectCommand, HeadObjectCommand, type HeadObjectCommandOutput, paginateListObjectsV2, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { isDenied, isNotFound } from './s3-error';

/** A bucket with the account that must own it: a deleted bucket's name can be taken by another account. */
export interface OwnedBucket {
  readonly client: S3Client;
  readonly name: string;
  readonly owner: string;
}

/** What every call on the bucket says of it. */
export function bucketOf({ name, owner }: OwnedBucket): { Bucket: string; ExpectedBucketOwner: string } {
  return { Bucket: name, ExpectedBucketOwner: owner };
}

interface Condition {
  readonly VersionId?: string;
  readonly IfMatch?: string;
}

/** What S3 knows of an object. The answer to a HEAD has no body: of a refusal the SDK knows neither name nor message, so they are given here. */
export async function headObject(bucket: OwnedBucket, key: string, condition: Condition = {}): Promise<HeadObjectCommandOutput> {
  try {
    return await bucket.client.send(new HeadObjectCommand({ ...bucketOf(bucket), Key: key, ...condition }));
  } catch (error) {
    if (!isDenied(error)) throw error;
    const denied = new Error(`HeadObject of ${JSON.stringify(key)} in bucket ${bucket.name}: Access Denied; check the role, the bucket's policy and its key`);
    throw Object.assign(denied, { name: 'AccessDenied', cause: error });
  }
}

export interface ListedObject {
  readonly key: string;
  /** Below the folder. */
  readonly name: string;
  readonly etag: string;
  readonly size: number;
}

/** What lies directly in a folder, sorted by key. */
export async function listObjects(bucket: OwnedBucket, folder: string): Promise<ListedObject[]> {
  const objects: ListedObject[] = [];
  for await (const page of paginateListObjectsV2({ client: bucket.client }, { ...bucketOf(bucket), Prefix: folder, Delimiter: '/' })) {
    for (const { Key: key = '', ETag: etag = '', Size: size = 0 } of page.Contents ?? []) {
      objects.push({ key, name: key.slice(folder.length), etag, size });
    }
  }
  return objects.sort((left, right) => (left.key < right.key ? -1 : 1));
}

/** The value, or undefined if there is no such object. */
export async function findJson<T>(bucket: OwnedBucket, key: string): Promise<T | undefined> {
  try {
    const { Body } = await bucket.client.send(new GetObjectCommand({ ...bucketOf(bucket), Key: key }));
    return JSON.parse((await Body?.transformToString('utf8')) ?? '') as T;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

export async function readJson<T>(bucket: OwnedBucket, key: string): Promise<T> {
  const value = await findJson<T>(bucket, key);
  if (value === undefined) {
    throw new Error(`object ${key} of bucket ${bucket.name} does not exist, expected what an earlier step wrote: upload the file again`);
  }
  return value;
}

/** @param tags as the query of a URL */
export async function writeJson(bucket: OwnedBucket, key: string, value: unknown, tags?: string): Promise<void> {
  const object = { Key: key, Body: JSON.stringify(value), ContentType: 'application/json', Tagging: tags };
  await bucket.client.send(new PutObjectCommand({ ...bucketOf(bucket), ...object }));
}
