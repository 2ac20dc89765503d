import { CopyObjectCommand } from '@aws-sdk/client-s3';
import type { CopyObjectCommandInput } from '@aws-sdk/client-s3';
import { bucketOf } from './owned-bucket';
import type { OwnedBucket } from './owned-bucket';
import { copyCondition, onSource } from './source-version';
import type { SourceObject } from '../../src/contract/object-identity';

/** Copies exactly the uploaded bytes, without their tags, inside S3. */
export async function copySourceVersion(
  source: SourceObject,
  to: OwnedBucket,
  key: string,
  options: Pick<CopyObjectCommandInput, 'ContentType' | 'MetadataDirective'> = {},
): Promise<void> {
  const command = new CopyObjectCommand({
    ...bucketOf(to),
    Key: key,
    ...copyCondition(source),
    ExpectedSourceBucketOwner: to.owner,
    // Tags may grant access or drive a lifecycle rule; replaced by none, they need no permission either.
    TaggingDirective: 'REPLACE',
    ...options,
  });
  await onSource(source, to.client.send(command));
}
