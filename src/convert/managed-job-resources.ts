import { ArnFormat, Stack, type Duration } from 'aws-cdk-lib';
import { CfnJob, Job, type IJob, type WorkerType } from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { Construct } from 'constructs';
import { assetArn, GLUE_LOG_GROUP_PREFIX, type SharedJobResources } from './shared-job-resources';
import type { TransformScript } from './transform-script';
import { processingStatements } from '../access/policy-statements';
import { JOB_ARGUMENTS } from '../contract/job-request';
import { STAGING_PREFIX } from '../contract/staging-layout';
import type { PipelineStorage } from '../storage/pipeline-storage';

/** The job of a file type in a pipeline. */
export interface BoundJob {
  readonly job: IJob;
  /** The role of the job, if the pipeline created the job. */
  readonly role?: iam.IRole;
}

/** The context in which a job is bound to a pipeline. */
export interface JobContext {
  readonly storage: PipelineStorage;
  readonly shared: SharedJobResources;
  readonly timeout: Duration;
  readonly description: string;
}

interface ManagedJobProps extends JobContext {
  readonly workerType: WorkerType;
  readonly numberOfWorkers: number;
  readonly maxConcurrentRuns: number;
  readonly transform?: TransformScript;
}

/** Creates one Glue job and its role. It does not use the L2 construct, which grants the role access to the whole bootstrap bucket. */
export class ManagedJobResources extends Construct implements BoundJob {
  public readonly job: IJob;
  public readonly role: iam.IRole;

  constructor(scope: Construct, id: string, props: ManagedJobProps) {
    super(scope, id);
    const { storage, shared: { script, securityConfiguration }, transform } = props;
    const asset = transform && new Asset(this, 'Transform', { path: transform.path });
    const scripts = [...script.objectArns, ...(asset ? [assetArn(asset)] : [])];
    this.role = new iam.Role(this, 'Role', {
      assumedBy: new iam.ServicePrincipal('glue.amazonaws.com'),
      description: 'Converts staged files to Parquet within the staging bucket',
      inlinePolicies: { Job: new iam.PolicyDocument({ statements: this.statements(storage, scripts) }) },
    });
    const resource = new CfnJob(this, 'Resource', {
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
        ...(asset && { [JOB_ARGUMENTS.transform]: asset.s3ObjectUrl, [JOB_ARGUMENTS.transformName]: transform.fileName }),
      },
      executionProperty: { maxConcurrentRuns: props.maxConcurrentRuns },
      workerType: props.workerType,
      numberOfWorkers: props.numberOfWorkers,
      // The state machine retries by starting a new run, which it can distinguish from the others.
      maxRetries: 0,
      timeout: props.timeout.toMinutes(),
      securityConfiguration,
    });
    this.job = Job.fromJobAttributes(this, 'Job', { jobName: resource.ref, role: this.role });
  }

  private statements(storage: PipelineStorage, scripts: string[]): iam.PolicyStatement[] {
    const stack = Stack.of(this);
    // Glue names the log groups of a job with a security configuration after the role and the configuration, with or without a prefix.
    const logs = [`${GLUE_LOG_GROUP_PREFIX}/${stack.stackName}*`, '/aws-glue/jobs*'].map((resourceName) =>
      stack.formatArn({ service: 'logs', resource: 'log-group', resourceName, arnFormat: ArnFormat.COLON_RESOURCE_NAME }));
    return [
      ...processingStatements(storage),
      new iam.PolicyStatement({ sid: 'Script', actions: ['s3:GetObject'], resources: scripts }),
      new iam.PolicyStatement({
        sid: 'Logs',
        actions: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents', 'logs:AssociateKmsKey'],
        resources: logs,
      }),
      new iam.PolicyStatement({
        sid: 'Metrics',
        // CloudWatch does not support resources for this action.
        actions: ['cloudwatch:PutMetricData'],
        resources: ['*'],
        conditions: { StringEquals: { 'cloudwatch:namespace': 'Glue' } },
      }),
    ];
  }
}
