import * as iam from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { STAGING_PREFIX } from '../contract/staging-layout';
import type { PipelineStorage } from '../storage/pipeline-storage';

/** Returns a statement that allows actions on the objects of a bucket whose keys begin with the prefix. */
export function allowObjects(sid: string, bucket: IBucket, prefix: string, ...actions: string[]): iam.PolicyStatement {
  return new iam.PolicyStatement({ sid, actions, resources: [bucket.arnForObjects(`${prefix}*`)] });
}

/**
 * Returns a statement that allows listing a bucket. Without this permission, S3 answers 403 for an object that does not exist, which is the same answer as
 * for a missing permission.
 */
export function allowList(sid: string, bucket: IBucket): iam.PolicyStatement {
  return new iam.PolicyStatement({ sid, actions: ['s3:ListBucket'], resources: [bucket.bucketArn] });
}

/** Returns the statements that a job needs to read staged objects and to write its output and result to the staging bucket. */
export function processingStatements(storage: PipelineStorage): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({
      sid: 'Staging',
      actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'],
      resources: [storage.staging.arnForObjects(`${STAGING_PREFIX}*`)],
    }),
    new iam.PolicyStatement({
      sid: 'ListStaging',
      actions: ['s3:ListBucket'],
      resources: [storage.staging.bucketArn],
      conditions: { StringLike: { 's3:prefix': [STAGING_PREFIX.slice(0, -1), `${STAGING_PREFIX}*`] } },
    }),
    storage.allowOwnKey(),
  ];
}
