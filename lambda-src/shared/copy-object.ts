import { CopyObjectCommand } from '@aws-sdk/client-s3';
import type { CopyObjectCommandInput } from '@aws-sdk/client-s3';
import { copyInParts } from './copy-in-parts';
import { bucketOf } from './owned-bucket';
import type { OwnedBucket } from './owned-bucket';
import { copyCondition } from './source-version';
import type { IsLate } from './time-left';
import { LIMITS } from '../../src/contract/limits';
import type { SourceObject } from '../../src/contract/object-identity';

/** What an object says of itself, beside its content. */
export type ObjectAttributes = Pick<
  CopyObjectCommandInput,
  'CacheControl' | 'ContentDisposition' | 'ContentEncoding' | 'ContentLanguage' | 'ContentType' | 'Expires' | 'Metadata'
>;

export interface ObjectCopy {
  /** Exactly these bytes. */
  readonly from: SourceObject;
  /** Bytes. */
  readonly size: number;
  readonly to: OwnedBucket;
  readonly key: string;
  /** Absent: those of the source. */
  readonly attributes?: ObjectAttributes;
  /** Asked before each part of a copy in parts. */
  readonly isLate: IsLate;
  /** As the query of a URL. Those of the source are never copied: tags may grant access or drive a lifecycle rule. */
  readonly tags?: string;
  /** What must lie at the key until now: an object of this etag, or none. */
  readonly condition?: { readonly IfMatch: string } | { readonly IfNoneMatch: '*' };
}

/**
 * Copies inside S3, whatever the size.
 *
 * @returns the etag of the copy
 * @throws PermanentError CopyTimeExceeded
 */
export async function copyObject(copy: ObjectCopy): Promise<string> {
  if (copy.size > LIMITS.copyObjectBytes) return copyInParts(copy);
  const { from, to, key, attributes, tags, condition } = copy;
  const command = new CopyObjectCommand({
    ...bucketOf(to),
    Key: key,
    ...copyCondition(from),
    ExpectedSourceBucketOwner: to.owner,
    ...(attributes && { MetadataDirective: 'REPLACE', ...attributes }),
    TaggingDirective: 'REPLACE',
    Tagging: tags,
    ...condition,
  });
  const { CopyObjectResult: result } = await to.client.send(command);
  return result?.ETag ?? '';
}
