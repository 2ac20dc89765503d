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
  /** For the events of failed executions whose run could not be stopped. */
  readonly deadLetterQueue: IQueue;
}

/** The Glue jobs, one for each file type, and the functions that start, follow and stop their runs. */
export class Converter extends Construct {
  /** By file type. */
  public readonly jobs: Record<string, IJob>;
  /** By file type; of the jobs that were created here. */
  public readonly jobRoles: Record<string, iam.IRole>;
  /** The name of the Glue security configuration of the jobs that were created here. */
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
    const bound = props.fileTypes.map(({ name, _job }) =>
      [name, _job._bind(jobs, name, { ...context, description: `Converts ${name} files of ${this.node.scope!.node.path} to Parquet` })] as const);
    this.jobs = Object.fromEntries(bound.map(([name, { job }]) => [name, job]));
    checkJobNames(Object.values(this.jobs));
    this.securityConfiguration = shared.createdSecurityConfiguration;
    this.jobRoles = Object.fromEntries(bound.flatMap(([name, { role }]) => (role ? [[name, role]] : [])));

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
        this.allowJobs('glue:StartJobRun', 'glue:GetJobRuns'), staging('s3:GetObject', 's3:PutObject'), listStaging, storage.allowKey(),
      ],
    });
    this.checkJob = new PipelineFunction(this, 'CheckJob', {
      handler: 'check-job',
      description: 'Tells whether a run of a Glue job is done; raises if it failed',
      logs: props.logs,
      environment: renderEnvironment(CHECK_JOB_ENVIRONMENT, {}),
      timeout: Duration.minutes(1),
      statements: [this.allowJobs('glue:GetJobRun', 'glue:GetJobRuns', 'glue:StartJobRun')],
    });
    this.stopJob = new PipelineFunction(this, 'StopJob', {
      handler: 'stop-job',
      description: 'Stops the run of an execution that ended before its job',
      logs: props.logs,
      environment: renderEnvironment(STOP_JOB_ENVIRONMENT, environment),
      timeout: Duration.minutes(1),
      statements: [this.allowJobs('glue:GetJobRuns', 'glue:BatchStopJobRun'), staging('s3:GetObject'), listStaging, storage.allowKey()],
      deadLetterQueue: props.deadLetterQueue,
    });
  }

  /** By file type. */
  public get jobNames(): Record<string, string> {
    return Object.fromEntries(Object.entries(this.jobs).map(([fileType, { jobName }]) => [fileType, jobName]));
  }

  private allowJobs(...actions: string[]): iam.PolicyStatement {
    return new iam.PolicyStatement({ sid: 'Jobs', actions, resources: [...new Set(Object.values(this.jobs).map(({ jobArn }) => jobArn))] });
  }
}

/** Of the 10,240 characters that the policies of one role may have, so many are left for the ARNs of the jobs. */
const MOST_JOB_CHARACTERS = 9_000;

/** All of an ARN but the name of the job, in the longest partition and region. */
const ARN_CHARACTERS = 60;

/** CloudFormation cuts the part of a name that it generates, and adds a dash and twelve characters. */
const GENERATED_NAME_CHARACTERS = 60;

function checkJobNames(jobs: IJob[]): void {
  const names = [...new Set(jobs.map(({ jobName }) => jobName))];
  const characters = names.reduce((sum, name) => sum + ARN_CHARACTERS + (Token.isUnresolved(name) ? GENERATED_NAME_CHARACTERS : name.length), 0);
  if (characters > MOST_JOB_CHARACTERS) {
    throw new Error(`the ARNs of ${names.length} jobs take about ${characters} characters of one policy, at most ${MOST_JOB_CHARACTERS} fit: give some file types a pipeline of their own`);
  }
}
