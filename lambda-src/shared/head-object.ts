import { HeadObjectCommand } from '@aws-sdk/client-s3';
import type { HeadObjectCommandOutput } from '@aws-sdk/client-s3';
import { bucketOf } from './owned-bucket';
import type { OwnedBucket } from './owned-bucket';
import { isDenied } from './s3-error';

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
