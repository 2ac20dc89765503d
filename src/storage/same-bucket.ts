import type { IBucket } from 'aws-cdk-lib/aws-s3';

/** One bucket may be imported twice. */
export function isSameBucket(one: IBucket | undefined, other: IBucket | undefined): boolean {
  return one !== undefined && other !== undefined && (one === other || one.bucketName === other.bucketName);
}
