import { Duration } from 'aws-cdk-lib';
import type { IAlarm, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IRule } from 'aws-cdk-lib/aws-events';
import type { IJob } from 'aws-cdk-lib/aws-glue';
import type { Grant, IGrantable, IRole } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { grantRead, grantWrite, grantInOwnStack } from './access/grants';
import { processingStatements } from './access/policy-statements';
import { checkAccount } from './checks/check-environment';
import { checkJobTimeout, checkMaxFileSize, checkPrefix, checkQuarantineRetention } from './checks/check-props';
import { Converter } from './convert/converter';
import { DEFAULTS } from './defaults';
import type { FileProcessingPipelineProps } from './file-processing-pipeline-props';
import { checkFileTypes } from './file-type/check-file-types';
import { FileType } from './file-type/file-type';
import { createEncryptedQueue } from './functions/encrypted-queue';
import type { PipelineHandlers } from './functions/pipeline-handlers';
import { Intake } from './intake/intake';
import { acknowledgeFindings } from './nag/acknowledge-findings';
import type { AcknowledgeFindingsOptions } from './nag/acknowledge-findings-options';
import { checkTargets } from './notify/check-targets';
import { FailureRule } from './notify/failure-rule';
import { Notifier } from './notify/notifier';
import { DeadLetterAlarm } from './observe/dead-letter-alarm';
import type { FileMetricOptions, RejectedFileMetricOptions } from './observe/file-metric-options';
import { FileMetrics } from './observe/file-metrics';
import { Publisher } from './publish/publisher';
import { Quarantine } from './quarantine/quarantine';
import { Stager } from './stage/stager';
import { allowServices } from './storage/encryption-key';
import { checkExistingStorage } from './storage/existing-storage';
import { PipelineStorage } from './storage/pipeline-storage';
import { FileValidator } from './validate/file-validator';
import { checkPollingInterval } from './workflow/history-budget';
import { PipelineWorkflow } from './workflow/pipeline-workflow';

/** The stages beside the job, and waiting for a free run, may take this long in all. */
const DEADLINE_BEYOND_JOB = Duration.hours(1);

/**
 * Takes every file that is uploaded to a bucket from uploaded to validated, converted to Parquet by AWS Glue, and everyone told.
 *
 * A file is one version of one object. Its outcome is PROCESSED, REJECTED, FAILED or SUPERSEDED; uploading a key of a versioned bucket again replaces its
 * output.
 */
export class FileProcessingPipeline extends Construct {
  /**
   * Lets the services that a pipeline relies on use a key that it is to be given as `encryptionKey`: EventBridge, SNS, CloudWatch and CloudWatch
   * Logs, on behalf of the key's account. Of a key that was imported the policy cannot be changed: then the pipeline warns, and prints what to add.
   */
  public static allowServicesToUseKey(key: IKey): void {
    allowServices(key);
  }

  /** Files that are uploaded here, below the source prefix, are processed; there the pipeline never writes or deletes. */
  public readonly sourceBucket: IBucket;

  /** The Parquet output. */
  public readonly targetBucket: IBucket;

  /** Rejected files, each with its reason beside it. */
  public readonly quarantineBucket: IBucket;

  /** What one stage hands to the next; objects expire after 21 days. */
  public readonly stagingBucket: IBucket;

  /** Who read and wrote the other buckets. */
  public readonly accessLogBucket: IBucket;

  /** Encrypts all that the pipeline keeps, but for the access logs. */
  public readonly encryptionKey: IKey;

  /** The way of one file: one execution for each version that is uploaded. */
  public readonly stateMachine: IStateMachine;

  /** What the state machine acts as. */
  public readonly stateMachineRole: IRole;

  /** The log of the state machine, without the data of executions. */
  public readonly stateMachineLogGroup: ILogGroup;

  /** The Lambda functions, each with its role and log group. */
  public readonly handlers: PipelineHandlers;

  /** The Glue jobs, by the name of the file type. */
  public readonly jobs: { [fileType: string]: IJob };

  /** The roles of the jobs that the pipeline created, by the name of the file type. */
  public readonly jobRoles: { [fileType: string]: IRole };

  /** The name of the Glue security configuration that encrypts what the created jobs leave behind; undefined if all jobs were given. */
  public readonly jobSecurityConfigurationName?: string;

  /** Takes the events of uploaded files to the intake queue. */
  public readonly objectCreatedRule: IRule;

  /** Takes the events of failed executions to the functions that stop their runs and announce them. */
  public readonly failureRule: IRule;

  /** Takes events from the intake queue to the function that starts executions. */
  public readonly intakeEventSourceMapping: IEventSourceMapping;

  /** Holds the events of uploaded files until their execution is started. */
  public readonly intakeQueue: IQueue;

  /** Events of uploaded files that no execution could be started for. */
  public readonly intakeDeadLetterQueue: IQueue;

  /** Announcements that a target refused, and events of failed executions that could not be handled. */
  public readonly notificationDeadLetterQueue: IQueue;

  /** Where all announcements, and the alarms of the pipeline, are published. */
  public readonly notificationTopic: ITopic;

  /** Fires while an event of an uploaded file waits in the dead-letter queue. */
  public readonly intakeAlarm: IAlarm;

  /** Fires while an announcement waits in the dead-letter queue. */
  public readonly notificationAlarm: IAlarm;

  private readonly storage: PipelineStorage;
  private readonly sourcePrefix: string;
  private readonly targetPrefix: string;
  private readonly metrics: FileMetrics;
  private readonly processingGrants = new Map<string, Grant>();

  constructor(scope: Construct, id: string, props: FileProcessingPipelineProps = {}) {
    super(scope, id);
    const {
      fileTypes = [FileType.csv(), FileType.json(), FileType.jsonLines()],
      notificationTargets: targets = [],
      pollingInterval, jobTimeout, maxFileSize, quarantineRetention, sourcePrefix, targetPrefix, logRetention, removalPolicy, ...given
    } = { ...DEFAULTS, ...withoutUndefined(props) };
    checkFileTypes(fileTypes);
    checkTargets(this, targets, fileTypes.map(({ name }) => name));
    checkPrefix('sourcePrefix', sourcePrefix);
    checkPrefix('targetPrefix', targetPrefix);
    checkMaxFileSize(maxFileSize);
    checkJobTimeout(jobTimeout);
    checkQuarantineRetention(quarantineRetention);
    const deadline = jobTimeout.plus(DEADLINE_BEYOND_JOB);
    checkPollingInterval(pollingInterval, jobTimeout, deadline);
    checkExistingStorage(this, { ...given, quarantineRetention: props.quarantineRetention }, { sourcePrefix, targetPrefix });

    const storage = new PipelineStorage(this, 'Storage', { given, quarantineRetention, removalPolicy });
    const logs = { key: storage.key, retention: logRetention };
    const undelivered = createEncryptedQueue(this, 'Undelivered', storage.key);
    const stage = { storage, logs, sourcePrefix, targetPrefix };
    const validator = new FileValidator(this, 'Validate', { ...stage, maxFileSize });
    const quarantine = new Quarantine(this, 'Quarantine', stage);
    const stager = new Stager(this, 'Stage', stage);
    const converter = new Converter(this, 'Convert', { storage, logs, fileTypes, jobTimeout, deadLetterQueue: undelivered });
    const publisher = new Publisher(this, 'Publish', stage);
    const notifier = new Notifier(this, 'Notify', { storage, logs, pipeline: this.node.path, targets, deadLetterQueue: undelivered });
    const handlers = {
      validateFile: validator.function.handler,
      quarantineFile: quarantine.function.handler,
      stageFile: stager.function.handler,
      startJob: converter.startJob.handler,
      checkJob: converter.checkJob.handler,
      publishOutput: publisher.function.handler,
      sendNotification: notifier.function.handler,
    };
    const workflow = new PipelineWorkflow(this, 'Workflow', {
      logs,
      fileTypes: fileTypes.map(({ _spec }) => _spec),
      jobs: converter.jobNames,
      pollingInterval,
      deadline,
      handlers,
    });
    const intake = new Intake(this, 'Intake', { ...stage, stateMachine: workflow.stateMachine });
    const failure = new FailureRule(this, 'Failure', {
      stateMachine: workflow.stateMachine,
      stopJob: converter.stopJob,
      sendNotification: notifier.function,
      deadLetterQueue: undelivered,
    });
    const alarm = (name: string, queue: IQueue, description: string) =>
      new DeadLetterAlarm(this, name, { queue, topic: notifier.topic, description }).alarm;

    this.storage = storage;
    this.sourcePrefix = sourcePrefix;
    this.targetPrefix = targetPrefix;
    this.metrics = new FileMetrics(this, this.node.path, fileTypes.map(({ name }) => name));
    this.handlers = { startExecution: intake.function.handler, ...handlers, stopJob: converter.stopJob.handler };
    this.sourceBucket = storage.source;
    this.targetBucket = storage.target;
    this.quarantineBucket = storage.quarantine;
    this.stagingBucket = storage.staging;
    this.accessLogBucket = storage.accessLogs;
    this.encryptionKey = storage.key;
    this.stateMachine = workflow.stateMachine;
    this.stateMachineRole = workflow.role;
    this.stateMachineLogGroup = workflow.logGroup;
    this.jobs = converter.jobs;
    this.jobRoles = converter.jobRoles;
    this.jobSecurityConfigurationName = converter.securityConfiguration;
    this.objectCreatedRule = intake.rule;
    this.failureRule = failure.rule;
    this.intakeEventSourceMapping = intake.consumer;
    this.intakeQueue = intake.queue.queue;
    this.intakeDeadLetterQueue = intake.queue.deadLetterQueue;
    this.notificationDeadLetterQueue = undelivered;
    this.notificationTopic = notifier.topic;
    this.intakeAlarm = alarm('IntakeAlarm', this.intakeDeadLetterQueue,
      'Files were uploaded that no execution could be started for: read their events in the dead-letter queue, mend the cause, then redrive them to the intake queue');
    this.notificationAlarm = alarm('NotificationAlarm', this.notificationDeadLetterQueue,
      'A notification target refused announcements, or a failed execution could not be announced: read the messages in the dead-letter queue');
  }

  /**
   * Lets someone upload files: write objects below the source prefix, and encrypt them with the bucket's key. Neither reading nor deleting.
   *
   * @param grantee a role, a user, or a principal of another account, which then is named in the policies of bucket and key; the owner of an
   * imported one must do so
   */
  public grantUpload(grantee: IGrantable): Grant {
    return grantWrite(this.storage, this.sourceBucket, this.sourcePrefix, grantee);
  }

  /**
   * Lets someone list and read the Parquet output below the target prefix, and decrypt it with the bucket's key.
   *
   * @param grantee a role, a user, or a principal of another account, which then is named in the policies of bucket and key; the owner of an
   * imported one must do so
   */
  public grantReadProcessed(grantee: IGrantable): Grant {
    return grantRead(this.storage, this.targetBucket, this.targetPrefix, grantee);
  }

  /**
   * Lets the role of a job that was given by GlueJob.existing() read what is staged, and write its output and result beside it: the staging bucket
   * only, neither source nor target. The policy belongs to the pipeline, so the role may be of another stack; no file is processed before it is there.
   *
   * @param role of this account; one that is imported as not mutable is left as it is
   * @throws if the role is known to be of another account
   */
  public grantProcessing(role: IRole): Grant {
    checkAccount(this, `the role ${role.node.path}`, role);
    const id = `ProcessingBy${role.node.addr}`;
    const grant = this.processingGrants.get(id) ?? grantInOwnStack(this, id, role, processingStatements(this.storage));
    this.processingGrants.set(id, grant);
    grant.applyBefore(this.objectCreatedRule);
    return grant;
  }

  /**
   * How many files came to an end, whichever; one that is redriven counts once.
   *
   * @default - the sum over 5 minutes
   */
  public metricFilesReceived(options?: FileMetricOptions): Metric {
    return this.metrics.received(options);
  }

  /**
   * How many files were published.
   *
   * @default - the sum over 5 minutes
   */
  public metricFilesProcessed(options?: FileMetricOptions): Metric {
    return this.metrics.ended('PROCESSED', options);
  }

  /**
   * How many files were rejected for what they hold. Their executions succeed, so no metric of Step Functions tells of them.
   *
   * @default - the sum over 5 minutes
   * @throws if the reason is no reason code, or a file type is given with it
   */
  public metricFilesRejected(options?: RejectedFileMetricOptions): Metric {
    return this.metrics.rejected(options);
  }

  /**
   * How many executions failed, timed out or were stopped.
   *
   * @default - the sum over 5 minutes
   */
  public metricFilesFailed(options?: FileMetricOptions): Metric {
    return this.metrics.ended('FAILED', options);
  }

  /**
   * How many files were overtaken by a newer version of their key.
   *
   * @default - the sum over 5 minutes
   */
  public metricFilesSuperseded(options?: FileMetricOptions): Metric {
    return this.metrics.ended('SUPERSEDED', options);
  }

  /**
   * Milliseconds from the start of a file's execution to its announcement.
   *
   * @default - the average over 5 minutes
   */
  public metricFileDuration(options?: FileMetricOptions): Metric {
    return this.metrics.duration(options);
  }

  /**
   * Acknowledges what the rule packs of cdk-nag find in the pipeline and what is so on purpose, each finding on the one resource that it is about, with
   * its reason. docs/security.md lists them. What others add to the resources of the pipeline is not hidden.
   *
   * @throws if a rule is excepted that is not among them
   */
  public acknowledgeFindings(options: AcknowledgeFindingsOptions = {}): void {
    acknowledgeFindings(this, options);
  }
}

/** Other languages hand over a prop that was not set as undefined, which would hide its default. */
function withoutUndefined<T extends object>(props: T): Partial<T> {
  return Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined)) as Partial<T>;
}
