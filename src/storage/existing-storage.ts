import { Annotations, Token, type Duration } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { resolveAlias } from './encryption-key';
import { checkEnvironment } from '../checks/check-environment';

/** The buckets that users can pass to a pipeline, as the names of the props begin. */
export const BUCKET_ROLES = ['source', 'target', 'quarantine'] as const;

export type BucketRole = (typeof BUCKET_ROLES)[number];

/** The buckets and keys that the user passes to a pipeline. The pipeline creates those that are absent. */
export interface ExistingStorage {
  readonly sourceBucket?: IBucket;
  readonly targetBucket?: IBucket;
  readonly quarantineBucket?: IBucket;
  readonly encryptionKey?: IKey;
  readonly sourceEncryptionKey?: IKey;
  readonly targetEncryptionKey?: IKey;
  readonly quarantineEncryptionKey?: IKey;
  /** The value that the user sets, without the default. */
  readonly quarantineRetention?: Duration;
}

interface Prefixes {
  readonly sourcePrefix: string;
  readonly targetPrefix: string;
}

/** Throws an error if the pipeline cannot use the buckets and keys, or would process its own output. */
export function checkExistingStorage(scope: Construct, existing: ExistingStorage, { sourcePrefix, targetPrefix }: Prefixes): void {
  const { sourceBucket, targetBucket, quarantineBucket } = existing;
  if (existing.encryptionKey) checkEnvironment(scope, 'encryptionKey', resolveAlias('encryptionKey', existing.encryptionKey));
  for (const role of BUCKET_ROLES) {
    const [bucket, key] = [existing[`${role}Bucket`], existing[`${role}EncryptionKey`]];
    if (bucket) checkEnvironment(scope, `${role}Bucket`, bucket);
    if (key) checkEnvironment(scope, `${role}EncryptionKey`, resolveAlias(`${role}EncryptionKey`, key));
    if (key && !bucket) {
      throw new Error(`${role}EncryptionKey is set without ${role}Bucket, but a bucket that the pipeline creates is encrypted with encryptionKey: set ${role}Bucket, or remove ${role}EncryptionKey`);
    }
  }
  if (isSameBucket(sourceBucket, targetBucket)) checkPrefixes(scope, { sourcePrefix, targetPrefix });
  for (const [prop, bucket] of [['sourceBucket', sourceBucket], ['targetBucket', targetBucket]] as const) {
    if (isSameBucket(quarantineBucket, bucket)) {
      throw new Error(`quarantineBucket and ${prop} are the same bucket, so rejected files would be mixed with valid files: use another quarantineBucket`);
    }
  }
  if (quarantineBucket && existing.quarantineRetention) {
    throw new Error('quarantineRetention is set together with quarantineBucket, whose lifecycle rules define how long files are kept: remove quarantineRetention, and set an expiration on the bucket');
  }
}

function checkPrefixes(scope: Construct, { sourcePrefix, targetPrefix }: Prefixes): void {
  if (sourcePrefix.startsWith(targetPrefix) || targetPrefix.startsWith(sourcePrefix)) {
    throw new Error(
      `sourceBucket and targetBucket are the same bucket, and the prefixes "${sourcePrefix}" and "${targetPrefix}" overlap, so the output would be processed again: ` +
      'use prefixes that do not begin with each other, or two buckets');
  }
  if (Token.isUnresolved(sourcePrefix) || Token.isUnresolved(targetPrefix)) {
    Annotations.of(scope).addWarningV2(
      'cdk-file-processing-pipeline:prefixesNotCompared',
      'sourceBucket and targetBucket are the same bucket, and a prefix is not known until deployment. If sourcePrefix or targetPrefix begins with the other, the output is processed ' +
      'again and again. Use literal prefixes or two buckets, or make sure that the prefixes do not overlap and acknowledge this warning');
  }
}

/** Returns the key that encrypts the objects of a bucket that the user passes, or undefined if it is not known. */
export function keyOfExistingBucket(role: BucketRole, existing: ExistingStorage): IKey | undefined {
  const prop = `${role}EncryptionKey` as const;
  const [key, own] = [existing[prop], existing[`${role}Bucket`]?.encryptionKey];
  if (key) return resolveAlias(prop, key);
  return own && resolveAlias(`the encryption key of ${role}Bucket (no ${prop} is set)`, own);
}

/** Returns true if both constructs are the same bucket, because a bucket can be imported twice. */
export function isSameBucket(one: IBucket | undefined, other: IBucket | undefined): boolean {
  return one !== undefined && other !== undefined && (one === other || one.bucketName === other.bucketName);
}
