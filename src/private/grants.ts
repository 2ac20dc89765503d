import * as iam from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { PipelineStorage } from '../storage/pipeline-storage';

/** The bucket's own grants also tag, delete or read versions, and open whole buckets. */
export function grantWrite(storage: PipelineStorage, bucket: IBucket, prefix: string, grantee: iam.IGrantable): iam.Grant {
  const objects = grantObjects(bucket, prefix, grantee, ['s3:PutObject', 's3:AbortMultipartUpload']);
  return withKey(storage, bucket, grantee, objects, ['kms:Decrypt', 'kms:GenerateDataKey']);
}

export function grantRead(storage: PipelineStorage, bucket: IBucket, prefix: string, grantee: iam.IGrantable): iam.Grant {
  const objects = grantObjects(bucket, prefix, grantee, ['s3:GetObject']);
  const list = iam.Grant.addToPrincipalOrResource({
    grantee,
    actions: ['s3:ListBucket'],
    resourceArns: [bucket.bucketArn],
    resource: bucket,
    ...(prefix !== '' && { conditions: { StringLike: { 's3:prefix': [`${prefix}*`] } } }),
  });
  return withKey(storage, bucket, grantee, objects.combine(list), ['kms:Decrypt']);
}

function grantObjects(bucket: IBucket, prefix: string, grantee: iam.IGrantable, actions: string[]): iam.Grant {
  return iam.Grant.addToPrincipalOrResource({ grantee, actions, resourceArns: [bucket.arnForObjects(`${prefix}*`)], resource: bucket });
}

function withKey(storage: PipelineStorage, bucket: IBucket, grantee: iam.IGrantable, grant: iam.Grant, actions: string[]): iam.Grant {
  const key = storage.keyOf(bucket);
  return key ? grant.combine(key.grant(grantee, ...actions)) : grant;
}
