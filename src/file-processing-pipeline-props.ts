import type { Duration, RemovalPolicy, Size } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { FileType } from './file-type/file-type';
import type { NotificationTarget } from './notify/notification-target';

/** Properties of a `FileProcessingPipeline`. All of them are optional. */
export interface FileProcessingPipelineProps {
  /**
   * The types of files that the pipeline accepts. A file that matches none of them is rejected (UNSUPPORTED_TYPE). No two file types may have the
   * same name or the same match.
   *
   * @default - FileType.csv(), FileType.json() and FileType.jsonLines()
   */
  readonly fileTypes?: FileType[];

  /**
   * The interval at which the pipeline checks whether a running job has ended, in whole seconds, at least 1. Step Functions keeps at most 25,000 events per
   * execution, so a long `jobTimeout` needs a longer interval. If the interval is too short, synthesis fails and names the shortest one.
   *
   * @default Duration.seconds(30)
   */
  readonly pollingInterval?: Duration;

  /**
   * The targets that are notified of the outcome of each file.
   *
   * @default - nobody is notified, and synthesis warns (cdk-file-processing-pipeline:noNotificationTargets)
   */
  readonly notificationTargets?: NotificationTarget[];

  /**
   * The bucket that files are uploaded to. The pipeline only reads from a bucket of your own and never changes its settings.
   *
   * Your bucket must send its events to EventBridge (`eventBridgeEnabled`) and should be versioned. In a bucket without versions, a file is
   * identified by its key, ETag and size. The same bytes under the same key are then not processed again within 90 days, even if you uploaded
   * other bytes in between, whose output then remains. All buckets and keys must be in the account and region of the pipeline.
   *
   * @default - a new versioned bucket that is encrypted with encryptionKey
   */
  readonly sourceBucket?: IBucket;

  /**
   * The KMS key that encrypts the objects of your own `sourceBucket`. The key policy must let IAM policies of the account allow the use of the
   * key, as the default key policy of the CDK does.
   *
   * @default - the `encryptionKey` of sourceBucket
   */
  readonly sourceEncryptionKey?: IKey;

  /**
   * The prefix of the objects that the pipeline processes. It must end with a slash, or be empty to process the whole bucket.
   *
   * @default 'incoming/'
   */
  readonly sourcePrefix?: string;

  /**
   * The bucket that the Parquet output is stored in. In a bucket of your own, the pipeline writes and deletes only objects below `targetPrefix`.
   *
   * @default - a new versioned bucket that is encrypted with encryptionKey
   */
  readonly targetBucket?: IBucket;

  /**
   * The KMS key that encrypts the objects of your own `targetBucket`.
   *
   * @default - the `encryptionKey` of targetBucket
   */
  readonly targetEncryptionKey?: IKey;

  /**
   * The prefix of the output, which has one folder for each file type. It must end with a slash, or be empty.
   *
   * @default 'processed/'
   */
  readonly targetPrefix?: string;

  /**
   * The bucket that stores a copy of each rejected file together with the reason. It must not be the source or the target bucket.
   *
   * In a bucket of your own, the lifecycle rules of the bucket define how long the copies are kept. The bucket should be versioned, because
   * otherwise a copy replaces the earlier copy of the same key. Do not share the bucket between pipelines, because their copies would replace each
   * other.
   *
   * @default - a new versioned bucket that is encrypted with encryptionKey and keeps the copies for quarantineRetention
   */
  readonly quarantineBucket?: IBucket;

  /**
   * The KMS key that encrypts the objects of your own `quarantineBucket`.
   *
   * @default - the `encryptionKey` of quarantineBucket
   */
  readonly quarantineEncryptionKey?: IKey;

  /**
   * The KMS key that encrypts the buckets, queues, topic and logs that the pipeline creates. If you pass an alias, here or as the key of a bucket,
   * the CDK must know the key behind it.
   *
   * The policy of your own key must allow EventBridge, SNS, CloudWatch and CloudWatch Logs to use the key. Call
   * `FileProcessingPipeline.allowServicesToUseKey(key)` to add these statements.
   *
   * @default - a new customer managed key with rotation
   */
  readonly encryptionKey?: IKey;

  /**
   * The largest file that the pipeline accepts.
   *
   * Larger files, and compressed files that decompress to more, are rejected (TOO_LARGE).
   *
   * The maximum is 200 GiB, which is an estimate of what a function can copy within S3 in 15 minutes. The validator reads a file for at most 14
   * minutes, which is enough for about 60 GiB. If a file takes longer, it is processed only if it is uncompressed UTF-8 CSV without a byte order mark
   * and without `inferTypes`; its rest is not validated. docs/file-types.md#large-files describes this. Custom file types are not validated, so this
   * does not concern them.
   *
   * @default Size.gibibytes(5)
   */
  readonly maxFileSize?: Size;

  /**
   * The longest time that one run of a job may take, in whole minutes, from 1 minute to 7 days. The whole execution may take one hour more, for the
   * other steps and for waiting until a run is free. After that it ends as TIMED_OUT, and the outcome of the file is FAILED.
   *
   * @default Duration.hours(1)
   */
  readonly jobTimeout?: Duration;

  /**
   * The time for which the pipeline's own quarantine bucket keeps rejected files, in whole days, at least 1. It cannot be combined with
   * `quarantineBucket`.
   *
   * @default Duration.days(90)
   */
  readonly quarantineRetention?: Duration;

  /**
   * The retention of the logs of the functions and the state machine. AWS Glue creates the log groups of the jobs itself and keeps them until you
   * delete them.
   *
   * @default RetentionDays.THREE_MONTHS
   */
  readonly logRetention?: RetentionDays;

  /**
   * The removal policy of the buckets and the key that the pipeline creates. With DESTROY, a bucket that still contains
   * objects blocks the deletion of the stack, so empty it first. Queues and the log groups of the functions and the state machine are always deleted.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}
