import type { Duration, RemovalPolicy, Size } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { FileType } from './file-type/file-type';
import type { NotificationTarget } from './notify/notification-target';

/** What a pipeline accepts, whom it tells, and how it keeps its data. */
export interface FileProcessingPipelineProps {
  /**
   * The kinds of files that are accepted; any other file is rejected (UNSUPPORTED_TYPE). Names and matches must differ.
   *
   * @default - FileType.csv(), FileType.json() and FileType.jsonLines()
   */
  readonly fileTypes?: FileType[];

  /**
   * The time between two looks at a running job: whole seconds, at least 1. Step Functions keeps 25,000 events of an execution, so a long
   * jobTimeout needs a longer interval; synth says which.
   *
   * @default Duration.seconds(30)
   */
  readonly pollingInterval?: Duration;

  /**
   * Who is told what became of a file.
   *
   * @default - no one; synth warns (cdk-file-processing-pipeline:noNotificationTargets)
   */
  readonly notificationTargets?: NotificationTarget[];

  /**
   * Where files are uploaded. A bucket that is given is only read, and nothing of it is changed: it must send its events to EventBridge
   * (`eventBridgeEnabled`), and should be versioned: without versions a file is known by its key, ETag and size, so the same bytes under a key are
   * not processed again within 90 days, also when others were uploaded there in between, whose output then stays. It lies in the account and region
   * of the pipeline; so do all buckets and keys.
   *
   * @default - a versioned bucket, encrypted with encryptionKey
   */
  readonly sourceBucket?: IBucket;

  /**
   * The key that objects of a given sourceBucket are encrypted with. Its policy must let the account's IAM policies allow its use, as a key of
   * the CDK's does.
   *
   * @default - the `encryptionKey` of sourceBucket
   */
  readonly sourceEncryptionKey?: IKey;

  /**
   * Only objects whose key begins with this prefix are processed. It ends with a slash, or is empty for the whole bucket.
   *
   * @default 'incoming/'
   */
  readonly sourcePrefix?: string;

  /**
   * Where the Parquet output lies. Of a bucket that is given, only objects below targetPrefix are written and deleted.
   *
   * @default - a versioned bucket, encrypted with encryptionKey
   */
  readonly targetBucket?: IBucket;

  /**
   * The key that objects of a given targetBucket are encrypted with.
   *
   * @default - the `encryptionKey` of targetBucket
   */
  readonly targetEncryptionKey?: IKey;

  /**
   * The output lies below this prefix, in a folder for each file type. It ends with a slash, or is empty.
   *
   * @default 'processed/'
   */
  readonly targetPrefix?: string;

  /**
   * Where copies of rejected files are kept, beside the reasons: not the bucket of sources or outputs. In one that is given, they are kept for as
   * long as its lifecycle rules say, and it should be versioned: otherwise the copy of a file replaces that of an earlier one of its key. Give no two
   * pipelines the same: their copies would replace each other.
   *
   * @default - a versioned bucket, encrypted with encryptionKey, that keeps them for quarantineRetention
   */
  readonly quarantineBucket?: IBucket;

  /**
   * The key that objects of a given quarantineBucket are encrypted with.
   *
   * @default - the `encryptionKey` of quarantineBucket
   */
  readonly quarantineEncryptionKey?: IKey;

  /**
   * What the pipeline's own buckets, queues, topic and logs are encrypted with. Of an alias, here as for buckets, the key behind it must be known.
   * The policy of a key that is given must let EventBridge, SNS, CloudWatch and CloudWatch Logs use it:
   * FileProcessingPipeline.allowServicesToUseKey(key) sees to that.
   *
   * @default - a customer-managed key that is rotated
   */
  readonly encryptionKey?: IKey;

  /**
   * Larger files are rejected (TOO_LARGE), and so are compressed ones that decompress to more. At most 200 GiB, about what a function can copy
   * inside S3 within its 15 minutes: an estimate. What takes longer than 14 minutes to read, some 60 GiB, is not read whole, and only plain UTF-8
   * CSV is then processed: README says what holds of it.
   *
   * @default Size.gibibytes(5)
   */
  readonly maxFileSize?: Size;

  /**
   * How long a run of a job may take: whole minutes, 1 minute to 7 days. The execution as a whole may take one hour more, for the other stages
   * and for waiting until a run is free; then it ends TIMED_OUT and its outcome is FAILED.
   *
   * @default Duration.hours(1)
   */
  readonly jobTimeout?: Duration;

  /**
   * How long rejected files are kept in the pipeline's own quarantine bucket: whole days, at least 1. Refused beside a quarantineBucket.
   *
   * @default Duration.days(90)
   */
  readonly quarantineRetention?: Duration;

  /**
   * How long the logs of functions and state machine are kept. The logs of the jobs are in groups that AWS Glue creates, which keep them until
   * they are deleted.
   *
   * @default RetentionDays.THREE_MONTHS
   */
  readonly logRetention?: RetentionDays;

  /**
   * What becomes of the pipeline's own buckets and key when they are removed from the stack. With DESTROY, a bucket that still holds objects stops the
   * deletion of the stack: empty it first. Queues, and the log groups of functions and state machine, are always destroyed.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}
