import { HeadObjectCommand } from '@aws-sdk/client-s3';
import type { SourceObject } from '../../src/contract/object-identity';
import { bucketOf } from '../shared/owned-bucket';
import type { OwnedBucket } from '../shared/owned-bucket';
import { onSource, readCondition } from '../shared/source-version';

/** What S3 knows of exactly the uploaded version. */
export async function headSource(from: OwnedBucket, source: SourceObject): Promise<{ size: number; lastModified: Date }> {
  const command = new HeadObjectCommand({ ...bucketOf(from), Key: source.key, ...readCondition(source) });
  const { ContentLength: size, LastModified: lastModified } = await onSource(source, from.client.send(command));
  if (size === undefined || lastModified === undefined) {
    throw new Error('HeadObject returned no size or no time of modification: the step is retried');
  }
  return { size, lastModified };
}
