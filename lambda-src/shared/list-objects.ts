import { paginateListObjectsV2 } from '@aws-sdk/client-s3';
import { bucketOf } from './owned-bucket';
import type { OwnedBucket } from './owned-bucket';

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
