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
import { createEncryptedQueue } from './storage/encrypted-queue';
import { allowServices } from './storage/encryption-key';
import { checkExistingStorage } from './storage/existing-storage';
import { PipelineStorage } from './storage/pipeline-storage';
import { FileValidator } from './validate/file-validator';
import { checkPollingInterval } from './workflow/history-budget';
import { PipelineWorkflow } from './workflow/pipeline-workflow';

/** The time that an execution may take beyond its job: for the other steps, and for waiting until a run is free. */
const DEADLINE_BEYOND_JOB = Duration.hours(1);

/**
 * Validates every file uploaded to S3, converts it to Parquet with AWS Glue, and notifies you of the outcome.
 *
 * Each uploaded version of an object counts as one file. Its outcome is PROCESSED, REJECTED, FAILED or SUPERSEDED. To fix a rejected file, correct it
 * and upload it again. If you upload a key of a versioned bucket again, the new output replaces the old one.
 *
 * @example
 * import * as cdk from 'aws-cdk-lib';
 * import { FileProcessingPipeline, FileType, NotificationTarget } from 'cdk-file-processing-pipeline';
 *
 * const app = new cdk.App();
 * const stack = new cdk.Stack(app, 'Shop');
 * new FileProcessingPipeline(stack, 'Orders', {
 *   fileTypes: [FileType.csv({ delimiter: ';' })],
 *   notificationTargets: [NotificationTarget.email('data-team@example.com')],
 * });
 */
export class FileProcessingPipeline extends Construct {
  /**
   * Allows EventBridge, SNS, CloudWatch and CloudWatch Logs to use a key on behalf of its account, so that you can pass the key as `encryptionKey`.
   * The policy of an imported key cannot be changed; the pipeline then warns and prints the statements to add.
   */
  public static allowServicesToUseKey(key: IKey): void {
    allowServices(key);
  }

  /** The bucket that files are uploaded to. The pipeline processes objects below the source prefix, and never writes or deletes objects here. */
  public readonly sourceBucket: IBucket;

  /** The bucket that stores the Parquet output. */
  public readonly targetBucket: IBucket;

  /** The bucket that stores rejected files, each together with its reason. */
  public readonly quarantineBucket: IBucket;

  /** The bucket that the steps of the pipeline use to pass files on. Its objects expire after 21 days. */
  public readonly stagingBucket: IBucket;

  /** The bucket that stores the access logs of the other buckets that the pipeline creates. */
  public readonly accessLogBucket: IBucket;

  /** The key that encrypts everything that the pipeline stores, except for the access logs. */
  public readonly encryptionKey: IKey;

  /** The state machine, which runs one execution for each version that is uploaded. */
  public readonly stateMachine: IStateMachine;

  /** The execution role of the state machine. */
  public readonly stateMachineRole: IRole;

  /** The log group of the state machine. Its entries do not contain execution data. */
  public readonly stateMachineLogGroup: ILogGroup;

  /** The Lambda functions, each with its role and its log group. */
  public readonly handlers: PipelineHandlers;

  /** The Glue jobs by the name of their file type. */
  public readonly jobs: { [fileType: string]: IJob };

  /** The roles of the jobs that the pipeline created, by the name of their file type. */
  public readonly jobRoles: { [fileType: string]: IRole };

  /**
   * The name of the Glue security configuration that encrypts the logs, bookmarks and output of the jobs. It is undefined if the pipeline did not
   * create any job.
   */
  public readonly jobSecurityConfigurationName?: string;

  /** The rule that sends the events of uploaded files to the intake queue. */
  public readonly objectCreatedRule: IRule;

  /** The rule that sends the events of failed executions to the functions that stop their runs and send their notifications. */
  public readonly failureRule: IRule;

  /** The event source mapping that passes events from the intake queue to the function that starts executions. */
  public readonly intakeEventSourceMapping: IEventSourceMapping;

  /** The queue that keeps the events of uploaded files until their executions start. */
  public readonly intakeQueue: IQueue;

  /** The dead-letter queue for events of uploaded files for which no execution could be started. */
  public readonly intakeDeadLetterQueue: IQueue;

  /** The dead-letter queue for notifications that a target refused, and for events of failed executions that could not be handled. */
  public readonly notificationDeadLetterQueue: IQueue;

  /** The topic that all notifications and the alarms of the pipeline are published to. */
  public readonly notificationTopic: ITopic;

  /** The alarm that fires while the intake dead-letter queue contains messages. */
  public readonly intakeAlarm: IAlarm;

  /** The alarm that fires while the notification dead-letter queue contains messages. */
  public readonly notificationAlarm: IAlarm;

  private readonly storage: PipelineStorage;
  private readonly sourcePrefix: string;
  private readonly targetPrefix: string;
  private readonly metrics: FileMetrics;
  private readonly processingGrants = new Map<string, Grant>();

  /**
   * Creates a pipeline.
   *
   * @param scope The scope of the construct, which is usually a stack.
   * @param id The id of the construct in its scope.
   * @param props The properties of the pipeline.
   */
  constructor(scope: Construct, id: string, props: FileProcessingPipelineProps = {}) {
    super(scope, id);
    const {
      fileTypes = [FileType.csv(), FileType.json(), FileType.jsonLines()],
      notificationTargets: targets = [],
      pollingInterval, jobTimeout, maxFileSize, quarantineRetention, sourcePrefix, targetPrefix, logRetention, removalPolicy, ...existing
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
    checkExistingStorage(this, { ...existing, quarantineRetention: props.quarantineRetention }, { sourcePrefix, targetPrefix });

    const storage = new PipelineStorage(this, 'Storage', { existing, quarantineRetention, removalPolicy });
    const logs = { key: storage.key, retention: logRetention };
    const deadLetterQueue = createEncryptedQueue(this, 'Undelivered', storage.key);
    const stageProps = { storage, logs, sourcePrefix, targetPrefix };
    const validator = new FileValidator(this, 'Validate', { ...stageProps, maxFileSize });
    const quarantine = new Quarantine(this, 'Quarantine', stageProps);
    const stager = new Stager(this, 'Stage', stageProps);
    const converter = new Converter(this, 'Convert', { storage, logs, fileTypes, jobTimeout, deadLetterQueue });
    const publisher = new Publisher(this, 'Publish', stageProps);
    const notifier = new Notifier(this, 'Notify', { storage, logs, pipeline: this.node.path, targets, deadLetterQueue });
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
    const intake = new Intake(this, 'Intake', { ...stageProps, stateMachine: workflow.stateMachine });
    const failure = new FailureRule(this, 'Failure', {
      stateMachine: workflow.stateMachine,
      stopJob: converter.stopJob,
      sendNotification: notifier.function,
      deadLetterQueue,
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
    this.notificationDeadLetterQueue = deadLetterQueue;
    this.notificationTopic = notifier.topic;
    this.intakeAlarm = alarm('IntakeAlarm', this.intakeDeadLetterQueue,
      'No execution could be started for some uploaded files: read their events in the dead-letter queue, fix the cause, then redrive them to the intake queue');
    this.notificationAlarm = alarm('NotificationAlarm', this.notificationDeadLetterQueue,
      'A notification target refused notifications, or no notification of a failed execution could be sent: read the messages in the dead-letter queue');
  }

  /**
   * Grants permission to upload files: to write objects below the source prefix, and to encrypt them with the key of the bucket.
   *
   * The permission does not include reading or deleting.
   *
   * @param grantee A role, a user, or a principal of another account, which is then added to the policies of the bucket and the key. The owner of an
   * imported bucket or key must change its policy.
   */
  public grantUpload(grantee: IGrantable): Grant {
    return grantWrite(this.storage, this.sourceBucket, this.sourcePrefix, grantee);
  }

  /**
   * Grants permission to list and read the Parquet output below the target prefix, and to decrypt it with the key of the bucket.
   *
   * @param grantee A role, a user, or a principal of another account, which is then added to the policies of the bucket and the key. The owner of an
   * imported bucket or key must change its policy.
   */
  public grantReadProcessed(grantee: IGrantable): Grant {
    return grantRead(this.storage, this.targetBucket, this.targetPrefix, grantee);
  }

  /**
   * Grants the role of an existing Glue job permission to read staged files and to write its output and result.
   *
   * The permission covers only the staging bucket, neither the source nor the target. The policy belongs to the stack of the pipeline, so the role may
   * belong to another stack. No file is processed before the policy exists.
   *
   * @param role The role, which must belong to the account of the pipeline. A role that was imported as not mutable remains unchanged.
   * @throws if the role is known to belong to another account
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
   * Returns the metric that counts files with any outcome. A file whose execution is redriven counts once.
   *
   * @default - the sum over 5 minutes
   */
  public metricFilesReceived(options?: FileMetricOptions): Metric {
    return this.metrics.received(options);
  }

  /**
   * Returns the metric that counts published files.
   *
   * @default - the sum over 5 minutes
   */
  public metricFilesProcessed(options?: FileMetricOptions): Metric {
    return this.metrics.ended('PROCESSED', options);
  }

  /**
   * Returns the metric that counts files that were rejected because of their content. Their executions succeed, so the metrics of Step Functions do
   * not show them.
   *
   * @default - the sum over 5 minutes
   * @throws if the reason is not a reason code, or if both a reason and a file type are set
   */
  public metricFilesRejected(options?: RejectedFileMetricOptions): Metric {
    return this.metrics.rejected(options);
  }

  /**
   * Returns the metric that counts executions that failed, timed out or were stopped.
   *
   * @default - the sum over 5 minutes
   */
  public metricFilesFailed(options?: FileMetricOptions): Metric {
    return this.metrics.ended('FAILED', options);
  }

  /**
   * Returns the metric that counts files that were superseded by a newer version of their key.
   *
   * @default - the sum over 5 minutes
   */
  public metricFilesSuperseded(options?: FileMetricOptions): Metric {
    return this.metrics.ended('SUPERSEDED', options);
  }

  /**
   * Returns the metric of the time from the start of an execution to its notification, in milliseconds.
   *
   * @default - the average over 5 minutes
   */
  public metricFileDuration(options?: FileMetricOptions): Metric {
    return this.metrics.duration(options);
  }

  /**
   * Acknowledges the cdk-nag findings that a pipeline has on purpose, each on its resource and with its reason. docs/security.md lists them. Findings on
   * what others add to the resources of the pipeline remain visible.
   *
   * @throws if `excludedRules` contains a rule that the pipeline does not acknowledge
   */
  public acknowledgeFindings(options: AcknowledgeFindingsOptions = {}): void {
    acknowledgeFindings(this, options);
  }
}

/** Other languages pass a prop that is not set as undefined, which would hide its default. */
function withoutUndefined<T extends object>(props: T): Partial<T> {
  return Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined)) as Partial<T>;
}
