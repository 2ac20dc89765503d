import { Annotations, Stack } from 'aws-cdk-lib';
import { CfnBucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { GivenPlace } from './given-storage';

/** What this app says of a bucket; undefined of an imported one. */
export function bucketResource(bucket: IBucket): CfnBucket | undefined {
  const resource = bucket.node.defaultChild;
  return resource instanceof CfnBucket ? resource : undefined;
}

export function isVersioned(bucket: CfnBucket): boolean {
  return Stack.of(bucket).resolve(bucket.versioningConfiguration)?.status === 'Enabled';
}

/** Without a key no role may use one, and every object that is encrypted by it is denied. */
export function warnOfUnknownKey(scope: Construct, place: GivenPlace, bucket: IBucket): void {
  const resource = bucketResource(bucket);
  if (resource && !namesKey(resource)) return;
  Annotations.of(scope).addWarningV2(
    'cdk-file-processing-pipeline:bucketKeyNotKnown',
    `synth cannot see which key the objects of ${place}Bucket ${bucket.node.path} are encrypted with; by a KMS key, all access to them would be denied. ` +
    `Give ${place}EncryptionKey, or acknowledge this warning if the bucket is encrypted by S3's own keys`);
}

/** Rejections are kept by the key of the file, whose newest version replaces those before. */
export function warnUnlessQuarantineVersioned(scope: Construct, bucket: IBucket): void {
  const resource = bucketResource(bucket);
  if (!resource || isVersioned(resource)) return;
  Annotations.of(scope).addWarningV2(
    'cdk-file-processing-pipeline:quarantineBucketNotVersioned',
    `quarantineBucket ${bucket.node.path} is not versioned: when files of one key are rejected twice, the later copy and its reason overwrite the earlier. Set versioned to true`);
}

/** An L1 bucket may name a key that no construct stands for. */
function namesKey(bucket: CfnBucket): boolean {
  return /kmsMasterKeyId/i.test(JSON.stringify(Stack.of(bucket).resolve(bucket.bucketEncryption) ?? null));
}
