import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import type { ListedObject } from '../shared/list-objects';
import { bucketOf } from '../shared/owned-bucket';
import type { OwnedBucket } from '../shared/owned-bucket';
import { isNotFound } from '../shared/s3-error';

/** Deletes an object only if it is what we saw; that it is gone already is as good. */
export async function deleteSeen(target: OwnedBucket, { key, etag }: ListedObject): Promise<void> {
  try {
    await target.client.send(new DeleteObjectCommand({ ...bucketOf(target), Key: key, IfMatch: etag }));
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}
