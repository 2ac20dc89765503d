import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { FileMatch, FileProcessingPipeline, FileType, GlueJob, NotificationTarget, type FileProcessingPipelineProps } from '../../src';
import { actionsOf, ofType, type Statement } from '../helpers/statements';
import { resolved, testApp, type CloudFormationResource } from '../helpers/synthesize';

const role = (stack: Stack, id = 'Role') => new iam.Role(stack, id, { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });

const allowed = (resources: Record<string, CloudFormationResource>, policy: RegExp) =>
  Object.entries(resources).filter(([id, { Type }]) => Type === 'AWS::IAM::Policy' && policy.test(id))
    .flatMap(([, { Properties }]) => (Properties.PolicyDocument as { Statement: Statement[] }).Statement)
    .map((statement) => [actionsOf(statement), resolved(statement.Resource), statement.Condition] as const);

const TARGETS = { notificationTargets: [NotificationTarget.email('a@example.com')] };

function granted(grant: (pipeline: FileProcessingPipeline, grantee: iam.IRole) => void, props: (stack: Stack) => FileProcessingPipelineProps = () => ({})) {
  const stack = new Stack(testApp(), 'Stack');
  grant(new FileProcessingPipeline(stack, 'Pipeline', { ...TARGETS, ...props(stack) }), role(stack));
  return allowed(Template.fromStack(stack).toJSON().Resources, /^RoleDefaultPolicy|ProcessingBy/);
}

it('grantUpload lets write below the source prefix, and neither read nor delete', () => {
  const statements = granted((pipeline, grantee) => pipeline.grantUpload(grantee).assertSuccess());
  expect(statements.map(([actions]) => actions)).toEqual([['s3:PutObject', 's3:AbortMultipartUpload'], ['kms:Decrypt', 'kms:GenerateDataKey']]);
  expect(statements[0][1]).toMatch(/StorageSource.*\/incoming\/\*"$/);
});

it('grantReadProcessed lets list and read below the target prefix', () => {
  const statements = granted((pipeline, grantee) => pipeline.grantReadProcessed(grantee).assertSuccess());
  expect(statements.map(([actions]) => actions)).toEqual([['s3:GetObject'], ['s3:ListBucket'], ['kms:Decrypt']]);
  expect(statements[0][1]).toMatch(/StorageTarget.*\/processed\/\*"$/);
  expect(statements[1][2]).toEqual({ StringLike: { 's3:prefix': ['processed/*'] } });
});

it('grantReadProcessed on a bucket without a key, and without a prefix, says nothing of them', () => {
  const statements = granted((pipeline, grantee) => pipeline.grantReadProcessed(grantee), (stack) => ({
    targetBucket: new Bucket(stack, 'Lake', { encryption: BucketEncryption.S3_MANAGED }), targetPrefix: '',
  }));
  expect(statements.map(([actions, , condition]) => [actions, condition])).toEqual([[['s3:GetObject'], undefined], [['s3:ListBucket'], undefined]]);
});

it('a principal of another account is named in the policies of bucket and key', () => {
  const stack = new Stack(testApp(), 'Stack');
  new FileProcessingPipeline(stack, 'Pipeline', TARGETS).grantUpload(new iam.AccountPrincipal('222222222222'));
  const resources = Template.fromStack(stack).toJSON().Resources;
  for (const type of ['AWS::S3::BucketPolicy', 'AWS::KMS::Key']) {
    expect(ofType(resources, type).filter((resource) => resolved(resource).includes(':iam::222222222222:root'))).toHaveLength(1);
  }
});

it('grantProcessing gives the role of a job the staging bucket and nothing else, from whatever stack it is', () => {
  const app = testApp();
  const jobs = new Stack(app, 'Jobs');
  const jobRole = role(jobs);
  const job = new glue.CfnJob(jobs, 'Job', { role: jobRole.roleArn, command: { name: 'glueetl' } });
  const stack = new Stack(app, 'Stack');
  const pipeline = new FileProcessingPipeline(stack, 'Pipeline', {
    ...TARGETS,
    fileTypes: [FileType.custom({ name: 'xml', match: FileMatch.suffix('.xml'), job: GlueJob.existing(glue.Job.fromJobAttributes(jobs, 'Import', { jobName: job.ref, role: jobRole })) })],
  });
  const grant = pipeline.grantProcessing(jobRole);
  expect(grant.success).toBe(true);
  expect(pipeline.grantProcessing(jobRole)).toBe(grant);
  const statements = allowed(Template.fromStack(stack).toJSON().Resources, /ProcessingBy/);
  expect(statements.flatMap(([actions]) => actions)).toEqual([
    's3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload', 's3:ListBucket', 'kms:Decrypt', 'kms:GenerateDataKey',
  ]);
  expect(statements.slice(0, 2).map(([, resource]) => resource).join()).not.toMatch(/Storage(Source|Target|Quarantine)/);
  expect(Template.fromStack(jobs).findResources('AWS::IAM::Policy')).toEqual({});
});

describe('the policy of grantProcessing', () => {
  const imported = (arn: string, options = {}) => {
    const stack = new Stack(testApp(), 'Stack', { env: { account: '111111111111', region: 'eu-west-1' } });
    const pipeline = new FileProcessingPipeline(stack, 'Pipeline', TARGETS);
    pipeline.grantProcessing(iam.Role.fromRoleArn(stack, 'Role', arn, options));
    const entries = Object.entries(Template.fromStack(stack).toJSON().Resources as Record<string, CloudFormationResource>);
    return { entries, policies: entries.filter(([id]) => id.includes('ProcessingBy')) };
  };
  const OURS = 'arn:aws:iam::111111111111:role/jobs/xml';

  it('is there before any file is processed, and has a name for each deployment', () => {
    const { entries, policies: [[id, { Properties }]] } = imported(OURS);
    expect(Properties.Roles).toEqual(['xml']);
    expect(resolved(Properties.PolicyName)).toContain('AWS::StackId');
    const [, rule] = entries.find(([name, { Type }]) => Type === 'AWS::Events::Rule' && name.includes('Intake'))!;
    expect(rule.DependsOn).toContain(id);
  });

  it('is not attached to a role that is not mutable', () => {
    expect(imported(OURS, { mutable: false }).policies).toEqual([]);
  });

  it('fails when the role is of another account, where one of the same name would be meant', () => {
    expect(() => imported('arn:aws:iam::222222222222:role/xml')).toThrow(/the role Stack\/Role is in the account 222222222222, but the pipeline is in 111111111111/);
  });
});
