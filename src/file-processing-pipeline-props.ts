import type { Duration, RemovalPolicy, Size } from 'aws-cdk-lib';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
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
   * Only objects whose key begins with this prefix are processed. It ends with a slash, or is empty for the whole bucket.
   *
   * @default 'incoming/'
   */
  readonly sourcePrefix?: string;

  /**
   * The output lies below this prefix, in a folder for each file type. It ends with a slash, or is empty.
   *
   * @default 'processed/'
   */
  readonly targetPrefix?: string;

  /**
   * Larger files are rejected (TOO_LARGE). At most 5 GiB: the largest object that S3 copies in one request.
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
   * How long rejected files are kept: whole days, at least 1.
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
   * What becomes of the buckets and the key when they are removed from the stack. With DESTROY, a bucket that still holds objects stops the
   * deletion of the stack: empty it first. Queues, and the log groups of functions and state machine, are always destroyed.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}
