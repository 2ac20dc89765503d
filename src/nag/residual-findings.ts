import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';
import type { PipelineHandlers } from '../functions/pipeline-handlers';

/** The parts of a pipeline that rule packs have findings on. */
export interface InspectedPipeline extends IConstruct {
  readonly handlers: PipelineHandlers;
  readonly stateMachineRole: IRole;
  readonly sourceBucket: IBucket;
  readonly stagingBucket: IBucket;
  readonly targetBucket: IBucket;
  readonly quarantineBucket: IBucket;
  readonly accessLogBucket: IBucket;
}

/** The name of a rule pack, with which the ids of its findings begin. */
export type RulePack = 'AwsSolutions' | 'HIPAA.Security' | 'NIST.800.53.R5' | 'PCI.DSS.321';

/** A finding of a rule in a pipeline that is intended. */
export interface ResidualFinding {
  /** The name of the rule, without the name of a pack. */
  readonly rule: string;
  readonly packs: readonly RulePack[];
  /** The resources as a reader would name them. */
  readonly where: string;
  /** The constructs that have the finding, if the pipeline created them. With a statement, their policies have it. */
  readonly on: 'every policy' | ((pipeline: InspectedPipeline) => IConstruct[]);
  /** The statement whose resources have the finding, for a rule that has one for each resource with a wildcard. */
  readonly statement?: WildcardStatement;
  /** Why the finding is intended. */
  readonly reason: string;
}

/** A statement of a role that may name resources with a wildcard. */
export interface WildcardStatement {
  /** The id of the statement. If it is absent, the finding is in the statements that the CDK adds. */
  readonly sid?: string;
  /** The only form that the resources may have. */
  readonly resources: RegExp;
}

const HIPAA_NIST: RulePack[] = ['HIPAA.Security', 'NIST.800.53.R5'];
const HIPAA_NIST_PCI: RulePack[] = [...HIPAA_NIST, 'PCI.DSS.321'];

/** Matches the objects of one bucket, with or without a prefix. */
const OBJECTS = /^[^*]+\/[^*]*\*$/;

function wildcard(where: string, statement: WildcardStatement, reason: string, on: ResidualFinding['on'] = 'every policy'): ResidualFinding {
  return { rule: 'IAM5', packs: ['AwsSolutions'], where, on, statement, reason };
}

const functions = ({ handlers }: InspectedPipeline) => Object.values(handlers).map((handler) => handler.function);

/** All findings of cdk-nag that remain, in the order of the documentation. A test fails if an entry matches no finding. */
export const RESIDUAL_FINDINGS: readonly ResidualFinding[] = [
  wildcard('roles that read a file: statement Source', { sid: 'Source', resources: OBJECTS },
    'keys are not known before they are uploaded; the role reads only objects below the source prefix'),
  wildcard('roles that pass a file on: statement Staging', { sid: 'Staging', resources: OBJECTS },
    'each execution has its own folder in the staging bucket, which is named when the execution starts; the bucket contains only staged objects'),
  wildcard('role of quarantine-file: statement Quarantine', { sid: 'Quarantine', resources: OBJECTS },
    'a rejected file keeps its key in the quarantine bucket, which this role can write to but not read'),
  wildcard('role of publish-output: statement Target', { sid: 'Target', resources: OBJECTS },
    'the key of an output is derived from the key of its source; the role replaces only objects below the target prefix'),
  wildcard('roles of the jobs: statement Logs', { sid: 'Logs', resources: /:log-group:\/aws-glue\/(jobs|file-processing-pipeline\/.+)\*$/ },
    'AWS Glue names the log groups of jobs when the jobs run, with these prefixes'),
  wildcard('roles of the jobs: statement Metrics', { sid: 'Metrics', resources: /^\*$/ },
    'CloudWatch does not support resources for this action; a condition limits it to the namespace Glue'),
  wildcard('role of send-notification: statement History', { sid: 'History', resources: /:execution:<[^>]+>:\*$/ },
    'an execution is named when it starts; the role reads only executions of the state machine of the pipeline'),
  wildcard('role of the state machine: log delivery and X-Ray', { resources: /^\*$/ },
    'these actions of log delivery and X-Ray do not support resources', ({ stateMachineRole }) => [stateMachineRole]),
  {
    rule: 'IAMNoInlinePolicy',
    packs: HIPAA_NIST_PCI,
    where: 'all roles',
    on: 'every policy',
    reason: 'each role serves one function or job; an inline policy cannot be attached to another role, is deleted with its role, and exists before its function',
  },
  {
    rule: 'LambdaInsideVPC',
    packs: HIPAA_NIST_PCI,
    where: 'all functions',
    on: functions,
    reason: 'the functions accept no connections and call only AWS services, over TLS, within the limits of their roles; in a VPC they would need an endpoint for each service',
  },
  {
    rule: 'LambdaConcurrency',
    packs: HIPAA_NIST,
    where: 'all functions',
    on: functions,
    reason: 'reserved concurrency reduces the concurrency of the whole account, and the deployment fails where the limit is 10; the intake invokes at most 5 functions at once',
  },
  {
    rule: 'LambdaDLQ',
    packs: HIPAA_NIST,
    where: 'functions that the state machine or the intake queue invokes',
    on: ({ handlers: { stopJob, sendNotification, ...others } }) => Object.values(others).map((handler) => handler.function),
    reason: 'Lambda uses a dead-letter queue only for asynchronous invocations; a failure makes the execution fail, or moves the event to the intake dead-letter queue',
  },
  {
    rule: 'S3BucketReplicationEnabled',
    packs: HIPAA_NIST_PCI,
    where: 'buckets that the pipeline creates',
    on: ({ sourceBucket, stagingBucket, targetBucket, quarantineBucket, accessLogBucket }) =>
      [sourceBucket, stagingBucket, targetBucket, quarantineBucket, accessLogBucket],
    reason: 'only the owner of the data can decide whether and where to replicate it; to replicate it, pass your own buckets',
  },
  {
    rule: 'S3BucketVersioningEnabled',
    packs: HIPAA_NIST_PCI,
    where: 'staging bucket',
    on: ({ stagingBucket }) => [stagingBucket],
    reason: 'staged objects are copies of versions in the source bucket, which remain there, and expire after 21 days',
  },
  {
    rule: 'S3DefaultEncryptionKMS',
    packs: HIPAA_NIST_PCI,
    where: 'access-log bucket',
    on: ({ accessLogBucket }) => [accessLogBucket],
    reason: 'S3 delivers access logs only to buckets that are encrypted with keys that S3 manages (SSE-S3)',
  },
];
