import type { S3Client } from '@aws-sdk/client-s3';

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
