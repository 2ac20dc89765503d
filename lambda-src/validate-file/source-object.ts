import type { SourceObject } from '../../src/contract/object-identity';
import { headObject } from '../shared/head-object';
import type { OwnedBucket } from '../shared/owned-bucket';
import { onSource, readCondition } from '../shared/source-version';

/** What S3 knows of exactly the uploaded version. */
export async function headSource(from: OwnedBucket, source: SourceObject): Promise<{ size: number; lastModified: Date }> {
  const { ContentLength: size, LastModified: lastModified } = await onSource(source, headObject(from, source.key, readCondition(source)));
  if (size === undefined || lastModified === undefined) {
    throw new Error('HeadObject returned no size or no time of modification: the step is retried');
  }
  return { size, lastModified };
}
