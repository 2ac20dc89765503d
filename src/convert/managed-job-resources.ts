import { ArnFormat, Stack, type Duration } from 'aws-cdk-lib';
import { CfnJob, type WorkerType } from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { GlueScript } from './glue-script';
import { GLUE_LOG_GROUP_PREFIX } from './glue-security';
import { STAGING_PREFIX } from '../contract/staging-layout';
import type { PipelineStorage } from '../storage/pipeline-storage';

/** What the jobs of a pipeline share. */
export interface ManagedJobContext {
  readonly storage: PipelineStorage;
  readonly script: GlueScript;
  /** The name of the Glue security configuration. */
  readonly securityConfiguration: string;
  readonly timeout: Duration;
  readonly description: string;
}

interface ManagedJobProps extends ManagedJobContext {
  readonly workerType: WorkerType;
  readonly numberOfWorkers: number;
  readonly maxConcurrentRuns: number;
}

/** One Glue job and its role. The L2 is not used: its asset grant reads the whole bootstrap bucket. */
export class ManagedJobResources extends Construct {
  public readonly jobName: string;
  public readonly jobArn: string;
  public readonly role: iam.IRole;

  constructor(scope: Construct, id: string, props: ManagedJobProps) {
    super(scope, id);
    const { storage, script } = props;
    this.role = new iam.Role(this, 'Role', {
      assumedBy: new iam.ServicePrincipal('glue.amazonaws.com'),
      description: 'Converts staged files to Parquet, in the staging bucket only',
      inlinePolicies: { Job: new iam.PolicyDocument({ statements: this.statements(storage, script) }) },
    });
    const job = new CfnJob(this, 'Resource', {
      description: props.description,
      role: this.role.roleArn,
      glueVersion: '5.1',
      command: { name: 'glueetl', pythonVersion: '3', scriptLocation: script.entryUri },
      defaultArguments: {
        '--extra-py-files': script.packageUri,
        '--job-bookmark-option': 'job-bookmark-disable',
        '--enable-metrics': 'true',
        '--enable-observability-metrics': 'true',
        '--enable-job-insights': 'true',
        '--custom-logGroup-prefix': `${GLUE_LOG_GROUP_PREFIX}/${Stack.of(this).stackName}`,
        '--TempDir': `s3://${storage.staging.bucketName}/${STAGING_PREFIX}`,
      },
      executionProperty: { maxConcurrentRuns: props.maxConcurrentRuns },
      workerType: props.workerType,
      numberOfWorkers: props.numberOfWorkers,
      // The workflow retries by starting a run of its own, which it can tell from the others.
      maxRetries: 0,
      timeout: props.timeout.toMinutes(),
      securityConfiguration: props.securityConfiguration,
    });
    this.jobName = job.ref;
    this.jobArn = Stack.of(this).formatArn({ service: 'glue', resource: 'job', resourceName: job.ref });
  }

  private statements(storage: PipelineStorage, script: GlueScript): iam.PolicyStatement[] {
    const stack = Stack.of(this);
    // Glue names groups of jobs with a security configuration after role and configuration, whether or not a prefix is given.
    const logs = [`${GLUE_LOG_GROUP_PREFIX}/${stack.stackName}*`, '/aws-glue/jobs*'].map((resourceName) =>
      stack.formatArn({ service: 'logs', resource: 'log-group', resourceName, arnFormat: ArnFormat.COLON_RESOURCE_NAME }));
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
      new iam.PolicyStatement({ sid: 'Script', actions: ['s3:GetObject'], resources: script.objectArns }),
      new iam.PolicyStatement({ sid: 'Key', actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [storage.key.keyArn] }),
      new iam.PolicyStatement({
        sid: 'Logs',
        actions: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents', 'logs:AssociateKmsKey'],
        resources: logs,
      }),
      new iam.PolicyStatement({
        sid: 'Metrics',
        // CloudWatch knows no resources for this action.
        actions: ['cloudwatch:PutMetricData'],
        resources: ['*'],
        conditions: { StringEquals: { 'cloudwatch:namespace': 'Glue' } },
      }),
    ];
  }
}
