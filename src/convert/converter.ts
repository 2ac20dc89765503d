import { Duration, Token } from 'aws-cdk-lib';
import type { IJob } from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { SharedJobResources } from './shared-job-resources';
import { allowList, allowObjects } from '../access/policy-statements';
import { CHECK_JOB_ENVIRONMENT, renderEnvironment, START_JOB_ENVIRONMENT, STOP_JOB_ENVIRONMENT } from '../contract/environment';
import { STAGING_PREFIX } from '../contract/staging-layout';
import type { FileType } from '../file-type/file-type';
import { PipelineFunction } from '../functions/pipeline-function';
import type { LogSettings } from '../functions/pipeline-log-group';
import type { PipelineStorage } from '../storage/pipeline-storage';

interface ConverterProps {
  readonly storage: PipelineStorage;
  readonly fileTypes: FileType[];
  readonly jobTimeout: Duration;
  readonly logs: LogSettings;
  /** Receives events of failed executions whose run could not be stopped. */
  readonly deadLetterQueue: IQueue;
}

/** Creates a Glue job for each file type, and the functions that start, check and stop the runs. */
export class Converter extends Construct {
  /** The jobs by the name of their file type. */
  public readonly jobs: Record<string, IJob>;
  /** The roles of the jobs that the pipeline created, by the name of their file type. */
  public readonly jobRoles: Record<string, iam.IRole>;
  /** The name of the Glue security configuration, or undefined if the pipeline did not create any job. */
  public readonly securityConfiguration?: string;
  public readonly startJob: PipelineFunction;
  public readonly checkJob: PipelineFunction;
  public readonly stopJob: PipelineFunction;

  constructor(scope: Construct, id: string, props: ConverterProps) {
    super(scope, id);
    const { storage } = props;
    const shared = new SharedJobResources(this, storage.key);
    const context = { storage, shared, timeout: props.jobTimeout };
    const jobs = new Construct(this, 'Jobs');
    const boundJobs = props.fileTypes.map(({ name, _job }) =>
      [name, _job._bind(jobs, name, { ...context, description: `Converts ${name} files of ${this.node.scope!.node.path} to Parquet` })] as const);
    this.jobs = Object.fromEntries(boundJobs.map(([name, { job }]) => [name, job]));
    checkJobNames(Object.values(this.jobs));
    this.securityConfiguration = shared.createdSecurityConfiguration;
    this.jobRoles = Object.fromEntries(boundJobs.flatMap(([name, { role }]) => (role ? [[name, role]] : [])));

    const environment = { STAGING_BUCKET: storage.staging.bucketName, BUCKET_OWNER: storage.account };
    const staging = (...actions: string[]) => allowObjects('Staging', storage.staging, STAGING_PREFIX, ...actions);
    const listStaging = allowList('ListStaging', storage.staging);
    this.startJob = new PipelineFunction(this, 'StartJob', {
      handler: 'start-job',
      description: 'Starts the Glue job of a file type, or finds the run that an earlier attempt started',
      logs: props.logs,
      environment: renderEnvironment(START_JOB_ENVIRONMENT, environment),
      timeout: Duration.minutes(1),
      statements: [
        this.allowJobs('glue:StartJobRun', 'glue:GetJobRuns'), staging('s3:GetObject', 's3:PutObject'), listStaging, storage.allowOwnKey(),
      ],
    });
    this.checkJob = new PipelineFunction(this, 'CheckJob', {
      handler: 'check-job',
      description: 'Checks whether a run of a Glue job has ended, and raises an error if it failed',
      logs: props.logs,
      environment: renderEnvironment(CHECK_JOB_ENVIRONMENT, {}),
      timeout: Duration.minutes(1),
      statements: [this.allowJobs('glue:GetJobRun', 'glue:GetJobRuns', 'glue:StartJobRun')],
    });
    this.stopJob = new PipelineFunction(this, 'StopJob', {
      handler: 'stop-job',
      description: 'Stops the job run of an execution that ended before the run did',
      logs: props.logs,
      environment: renderEnvironment(STOP_JOB_ENVIRONMENT, environment),
      timeout: Duration.minutes(1),
      statements: [this.allowJobs('glue:GetJobRuns', 'glue:BatchStopJobRun'), staging('s3:GetObject'), listStaging, storage.allowOwnKey()],
      deadLetterQueue: props.deadLetterQueue,
    });
  }

  /** The names of the jobs by the name of their file type. */
  public get jobNames(): Record<string, string> {
    return Object.fromEntries(Object.entries(this.jobs).map(([fileType, { jobName }]) => [fileType, jobName]));
  }

  private allowJobs(...actions: string[]): iam.PolicyStatement {
    return new iam.PolicyStatement({ sid: 'Jobs', actions, resources: [...new Set(Object.values(this.jobs).map(({ jobArn }) => jobArn))] });
  }
}

/** The policies of one role may have 10,240 characters, of which this many remain for the ARNs of the jobs. */
const MAX_JOB_CHARACTERS = 9_000;

/** The length of an ARN without the name of the job, in the partition and region with the longest names. */
const ARN_CHARACTERS = 60;

/** CloudFormation truncates the part of a name that it generates, and adds a dash and twelve characters. */
const GENERATED_NAME_CHARACTERS = 60;

/** Throws an error if the ARNs of the jobs do not fit into the policies of one role. */
function checkJobNames(jobs: IJob[]): void {
  const names = [...new Set(jobs.map(({ jobName }) => jobName))];
  const characters = names.reduce((sum, name) => sum + ARN_CHARACTERS + (Token.isUnresolved(name) ? GENERATED_NAME_CHARACTERS : name.length), 0);
  if (characters > MAX_JOB_CHARACTERS) {
    throw new Error(`the ARNs of ${names.length} jobs take about ${characters} characters of one policy, but at most ${MAX_JOB_CHARACTERS} are possible: move some file types to another pipeline`);
  }
}
