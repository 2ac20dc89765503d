import { Annotations, Token, type Duration } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { resolveAlias } from './encryption-key';
import { checkEnvironment } from '../checks/check-environment';

/** The buckets that may be given, as the props call them. */
export const BUCKET_ROLES = ['source', 'target', 'quarantine'] as const;

export type BucketRole = (typeof BUCKET_ROLES)[number];

/** Buckets and keys that a pipeline may be given; absent: it makes its own. */
export interface ExistingStorage {
  readonly sourceBucket?: IBucket;
  readonly targetBucket?: IBucket;
  readonly quarantineBucket?: IBucket;
  readonly encryptionKey?: IKey;
  readonly sourceEncryptionKey?: IKey;
  readonly targetEncryptionKey?: IKey;
  readonly quarantineEncryptionKey?: IKey;
  /** Not the default. */
  readonly quarantineRetention?: Duration;
}

interface Prefixes {
  readonly sourcePrefix: string;
  readonly targetPrefix: string;
}

/** Refuses what could never work, and what would make the pipeline process its own output. */
export function checkExistingStorage(scope: Construct, given: ExistingStorage, { sourcePrefix, targetPrefix }: Prefixes): void {
  const { sourceBucket, targetBucket, quarantineBucket } = given;
  if (given.encryptionKey) checkEnvironment(scope, 'encryptionKey', resolveAlias('encryptionKey', given.encryptionKey));
  for (const role of BUCKET_ROLES) {
    const [bucket, key] = [given[`${role}Bucket`], given[`${role}EncryptionKey`]];
    if (bucket) checkEnvironment(scope, `${role}Bucket`, bucket);
    if (key) checkEnvironment(scope, `${role}EncryptionKey`, resolveAlias(`${role}EncryptionKey`, key));
    if (key && !bucket) {
      throw new Error(`${role}EncryptionKey is given without ${role}Bucket, and the pipeline's own bucket is encrypted with encryptionKey: give the bucket, or leave the key out`);
    }
  }
  if (isSameBucket(sourceBucket, targetBucket)) checkPrefixes(scope, { sourcePrefix, targetPrefix });
  for (const [prop, bucket] of [['sourceBucket', sourceBucket], ['targetBucket', targetBucket]] as const) {
    if (isSameBucket(quarantineBucket, bucket)) {
      throw new Error(`quarantineBucket and ${prop} are the same, so rejected files would lie among good ones: give a bucket of its own`);
    }
  }
  if (quarantineBucket && given.quarantineRetention) {
    throw new Error('quarantineRetention is given beside quarantineBucket, whose own lifecycle rules say how long files are kept: leave it out, and set an expiration on the bucket');
  }
}

function checkPrefixes(scope: Construct, { sourcePrefix, targetPrefix }: Prefixes): void {
  if (sourcePrefix.startsWith(targetPrefix) || targetPrefix.startsWith(sourcePrefix)) {
    throw new Error(
      `sourceBucket and targetBucket are the same, and the prefixes "${sourcePrefix}" and "${targetPrefix}" overlap, so the output would be processed again: ` +
      'give prefixes of which none begins with the other, or two buckets');
  }
  if (Token.isUnresolved(sourcePrefix) || Token.isUnresolved(targetPrefix)) {
    Annotations.of(scope).addWarningV2(
      'cdk-file-processing-pipeline:prefixesNotCompared',
      'sourceBucket and targetBucket are the same, and a prefix is known at deployment only: if sourcePrefix or targetPrefix begins with the other, the output is processed again, ' +
      'without end. Give prefixes that synth can compare, or two buckets, or see to it and acknowledge this warning');
  }
}

/** What the objects of a given bucket are encrypted with, as far as anybody said. */
export function keyOfExistingBucket(role: BucketRole, given: ExistingStorage): IKey | undefined {
  const prop = `${role}EncryptionKey` as const;
  const [key, own] = [given[prop], given[`${role}Bucket`]?.encryptionKey];
  if (key) return resolveAlias(prop, key);
  return own && resolveAlias(`the encryption key of ${role}Bucket, for which no ${prop} is given,`, own);
}

/** One bucket may be imported twice. */
export function isSameBucket(one: IBucket | undefined, other: IBucket | undefined): boolean {
  return one !== undefined && other !== undefined && (one === other || one.bucketName === other.bucketName);
}
