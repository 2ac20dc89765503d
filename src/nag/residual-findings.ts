import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';
import type { PipelineHandlers } from '../functions/pipeline-handlers';

/** The parts of a pipeline that rules have findings on. */
export interface InspectedPipeline extends IConstruct {
  readonly handlers: PipelineHandlers;
  readonly stateMachineRole: IRole;
  readonly sourceBucket: IBucket;
  readonly stagingBucket: IBucket;
  readonly targetBucket: IBucket;
  readonly quarantineBucket: IBucket;
  readonly accessLogBucket: IBucket;
}

/** A rule pack, by the name that begins the ids of its findings. */
export type RulePack = 'AwsSolutions' | 'HIPAA.Security' | 'NIST.800.53.R5' | 'PCI.DSS.321';

/** What a rule finds in a pipeline, and why it is so on purpose. */
export interface ResidualFinding {
  /** Without the name of a pack. */
  readonly rule: string;
  readonly packs: readonly RulePack[];
  /** For readers. */
  readonly where: string;
  /** Of these, what the pipeline created; with a statement, their policies. */
  readonly on: 'every policy' | ((pipeline: InspectedPipeline) => IConstruct[]);
  /** For a rule that has a finding for each resource that a policy names with a wildcard: the statement whose resources are meant. */
  readonly statement?: WildcardStatement;
  readonly reason: string;
}

/** A statement of a role, and the only shape that its wildcards may have. */
export interface WildcardStatement {
  /** Absent: the statements that the CDK adds. */
  readonly sid?: string;
  readonly resources: RegExp;
}

const HIPAA_NIST: RulePack[] = ['HIPAA.Security', 'NIST.800.53.R5'];
const HIPAA_NIST_PCI: RulePack[] = [...HIPAA_NIST, 'PCI.DSS.321'];

/** The objects of one bucket, below one prefix if there is one. */
const OBJECTS = /^[^*]+\/[^*]*\*$/;

function wildcard(where: string, statement: WildcardStatement, reason: string, on: ResidualFinding['on'] = 'every policy'): ResidualFinding {
  return { rule: 'IAM5', packs: ['AwsSolutions'], where, on, statement, reason };
}

const functions = ({ handlers }: InspectedPipeline) => Object.values(handlers).map((handler) => handler.function);

/** All that remains of the findings of cdk-nag, in the order of the documentation. A row that finds nothing fails a test. */
export const RESIDUAL_FINDINGS: readonly ResidualFinding[] = [
  wildcard('roles that read a file: statement Source', { sid: 'Source', resources: OBJECTS },
    'keys are not known before they are uploaded; only objects below the source prefix are read'),
  wildcard('roles that pass a file on: statement Staging', { sid: 'Staging', resources: OBJECTS },
    'each execution has a folder of its own in the staging bucket, named when it starts; nothing but staged objects lies there'),
  wildcard('role of quarantine-file: statement Quarantine', { sid: 'Quarantine', resources: OBJECTS },
    'the key of a rejected file is kept in quarantine, where this role writes and cannot read'),
  wildcard('role of publish-output: statement Target', { sid: 'Target', resources: OBJECTS },
    'the key of an output is made from the key of its source; only objects below the target prefix are replaced'),
  wildcard('roles of the jobs: statement Logs', { sid: 'Logs', resources: /:log-group:\/aws-glue\/(jobs|file-processing-pipeline\/.+)\*$/ },
    'AWS Glue names the log groups of jobs when they run, below these prefixes'),
  wildcard('roles of the jobs: statement Metrics', { sid: 'Metrics', resources: /^\*$/ },
    'CloudWatch knows no resources for this action; a condition binds it to the namespace Glue'),
  wildcard('role of send-notification: statement History', { sid: 'History', resources: /:execution:<[^>]+>:\*$/ },
    'an execution is named when it starts; only executions of the state machine of the pipeline are read'),
  wildcard('role of the state machine: log delivery and X-Ray', { resources: /^\*$/ },
    'these actions of log delivery and X-Ray know no resources', ({ stateMachineRole }) => [stateMachineRole]),
  {
    rule: 'IAMNoInlinePolicy',
    packs: HIPAA_NIST_PCI,
    where: 'all roles',
    on: 'every policy',
    reason: 'each role serves one function or job; an inline policy cannot be attached to another role, dies with its own and is there before its function',
  },
  {
    rule: 'LambdaInsideVPC',
    packs: HIPAA_NIST_PCI,
    where: 'all functions',
    on: functions,
    reason: 'the functions listen to nothing and call AWS services only, over TLS, as far as their roles allow; in a VPC they would need an endpoint for each',
  },
  {
    rule: 'LambdaConcurrency',
    packs: HIPAA_NIST,
    where: 'all functions',
    on: functions,
    reason: 'reserved concurrency is taken from the whole account, and fails the deployment where the limit is 10; the intake starts at most 5 functions at once',
  },
  {
    rule: 'LambdaDLQ',
    packs: HIPAA_NIST,
    where: 'functions that the state machine or the intake queue invokes',
    on: ({ handlers: { stopJob, sendNotification, ...others } }) => Object.values(others).map((handler) => handler.function),
    reason: 'Lambda uses a dead-letter queue for asynchronous invocations only: a failure ends the execution FAILED, or goes to the dead-letter queue of the intake',
  },
  {
    rule: 'S3BucketReplicationEnabled',
    packs: HIPAA_NIST_PCI,
    where: 'own buckets',
    on: ({ sourceBucket, stagingBucket, targetBucket, quarantineBucket, accessLogBucket }) =>
      [sourceBucket, stagingBucket, targetBucket, quarantineBucket, accessLogBucket],
    reason: 'whether data may be copied to a second place, and to which, is for its owner to say: give buckets that are replicated',
  },
  {
    rule: 'S3BucketVersioningEnabled',
    packs: HIPAA_NIST_PCI,
    where: 'staging bucket',
    on: ({ stagingBucket }) => [stagingBucket],
    reason: 'what lies there is made from a version in the source bucket, which stays, and expires after 21 days',
  },
  {
    rule: 'S3DefaultEncryptionKMS',
    packs: HIPAA_NIST_PCI,
    where: 'access-log bucket',
    on: ({ accessLogBucket }) => [accessLogBucket],
    reason: 'S3 delivers access logs only to buckets that are encrypted with its own keys (SSE-S3)',
  },
];
