import { Aws, Fn } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { PipelineStorage } from '../storage/pipeline-storage';

/** Grants permission to write objects below a prefix. The grants of the CDK's buckets also allow tagging and deleting. */
export function grantWrite(storage: PipelineStorage, bucket: IBucket, prefix: string, grantee: iam.IGrantable): iam.Grant {
  const objects = grantObjects(bucket, prefix, grantee, ['s3:PutObject', 's3:AbortMultipartUpload']);
  return combineWithKey(storage, bucket, grantee, objects, ['kms:Decrypt', 'kms:GenerateDataKey']);
}

/** Grants permission to list and read objects below a prefix. The grants of the CDK's buckets also allow reading old versions and the whole bucket. */
export function grantRead(storage: PipelineStorage, bucket: IBucket, prefix: string, grantee: iam.IGrantable): iam.Grant {
  const objects = grantObjects(bucket, prefix, grantee, ['s3:GetObject']);
  const list = iam.Grant.addToPrincipalOrResource({
    grantee,
    actions: ['s3:ListBucket'],
    resourceArns: [bucket.bucketArn],
    resource: bucket,
    ...(prefix !== '' && { conditions: { StringLike: { 's3:prefix': [`${prefix}*`] } } }),
  });
  return combineWithKey(storage, bucket, grantee, objects.combine(list), ['kms:Decrypt']);
}

function grantObjects(bucket: IBucket, prefix: string, grantee: iam.IGrantable, actions: string[]): iam.Grant {
  return iam.Grant.addToPrincipalOrResource({ grantee, actions, resourceArns: [bucket.arnForObjects(`${prefix}*`)], resource: bucket });
}

function combineWithKey(storage: PipelineStorage, bucket: IBucket, grantee: iam.IGrantable, grant: iam.Grant, actions: string[]): iam.Grant {
  const key = storage.keyOf(bucket);
  return key ? grant.combine(key.grant(grantee, ...actions)) : grant;
}

/**
 * Grants statements to a role with a policy in the stack of the scope. A grant on the role itself would create the policy in the stack of the role. That
 * stack would then depend on the stack of the scope, which may itself depend on the stack of the role.
 */
export function grantInOwnStack(scope: Construct, id: string, role: iam.IRole, statements: iam.PolicyStatement[]): iam.Grant {
  // A role exists in all regions and may serve several deployments, so each deployment needs its own name for the policy.
  const deployment = Fn.select(2, Fn.split('/', Aws.STACK_ID));
  const policy = new iam.Policy(scope, id, { policyName: `${id}-${scope.node.addr.slice(-8)}-${deployment}`, statements });
  role.attachInlinePolicy(policy);
  return iam.Grant.addToPrincipal({
    grantee: { grantPrincipal: principalAllowedBy(policy, role) },
    actions: statements.flatMap(({ actions }) => actions),
    resourceArns: statements.flatMap(({ resources }) => resources),
  });
}

/** Returns a principal whose policy already contains the statements. */
function principalAllowedBy(policy: iam.Policy, { assumeRoleAction, policyFragment }: iam.IRole): iam.IPrincipal {
  const principal: iam.IPrincipal = {
    assumeRoleAction,
    policyFragment,
    get grantPrincipal() { return principal; },
    addToPrincipalPolicy: () => ({ statementAdded: true, policyDependable: policy }),
  };
  return principal;
}
