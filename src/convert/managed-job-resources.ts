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

/** The job of a file type, in the pipeline it was given to. */
export interface BoundJob {
  readonly job: IJob;
  /** Of a job that the pipeline created. */
  readonly role?: iam.IRole;
}

/** What the jobs of a pipeline share. */
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

/** One Glue job and its role. The L2 is not used: its asset grant reads the whole bootstrap bucket. */
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
      description: 'Converts staged files to Parquet, in the staging bucket only',
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
      // The workflow retries by starting a run of its own, which it can tell from the others.
      maxRetries: 0,
      timeout: props.timeout.toMinutes(),
      securityConfiguration,
    });
    this.job = Job.fromJobAttributes(this, 'Job', { jobName: resource.ref, role: this.role });
  }

  private statements(storage: PipelineStorage, scripts: string[]): iam.PolicyStatement[] {
    const stack = Stack.of(this);
    // Glue names groups of jobs with a security configuration after role and configuration, whether or not a prefix is given.
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
        // CloudWatch knows no resources for this action.
        actions: ['cloudwatch:PutMetricData'],
        resources: ['*'],
        conditions: { StringEquals: { 'cloudwatch:namespace': 'Glue' } },
      }),
    ];
  }
}
