import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { bucketOf } from './owned-bucket';
import type { OwnedBucket } from './owned-bucket';
import { isNotFound } from './s3-error';

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
