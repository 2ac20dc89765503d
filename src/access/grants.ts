import { Aws, Fn } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
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

/**
 * Gives a role statements by a policy of the scope's own stack. A grant on the role itself would lie in the role's stack, which would then need
 * ours, while ours may need what the role is for.
 */
export function grantInOwnStack(scope: Construct, id: string, role: iam.IRole, statements: iam.PolicyStatement[]): iam.Grant {
  // A role is the same in all regions, and may serve several deployments: each needs a name of its own for its policy.
  const deployment = Fn.select(2, Fn.split('/', Aws.STACK_ID));
  const policy = new iam.Policy(scope, id, { policyName: `${id}-${scope.node.addr.slice(-8)}-${deployment}`, statements });
  role.attachInlinePolicy(policy);
  return iam.Grant.addToPrincipal({
    grantee: { grantPrincipal: allowedBy(policy, role) },
    actions: statements.flatMap(({ actions }) => actions),
    resourceArns: statements.flatMap(({ resources }) => resources),
  });
}

/** A principal whose policy holds the statements already. */
function allowedBy(policy: iam.Policy, { assumeRoleAction, policyFragment }: iam.IRole): iam.IPrincipal {
  const principal: iam.IPrincipal = {
    assumeRoleAction,
    policyFragment,
    get grantPrincipal() { return principal; },
    addToPrincipalPolicy: () => ({ statementAdded: true, policyDependable: policy }),
  };
  return principal;
}
