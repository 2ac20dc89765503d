import { Duration, RemovalPolicy, Size } from 'aws-cdk-lib';
import { WorkerType } from 'aws-cdk-lib/aws-glue';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CastFailureBehavior } from './file-type/cast-failure-behavior';

/** Every default once; a test holds the docs against them. */
export const DEFAULTS = {
  sourcePrefix: 'incoming/',
  targetPrefix: 'processed/',
  /** Short files are told soon, and a run of an hour costs 120 looks: far below the limit of the execution history. */
  pollingInterval: Duration.seconds(30),
  jobTimeout: Duration.hours(1),
  /** The largest object that one CopyObject takes. */
  maxFileSize: Size.gibibytes(5),
  quarantineRetention: Duration.days(90),
  logRetention: RetentionDays.THREE_MONTHS,
  /** Data outlives the stack unless its owner says otherwise. */
  removalPolicy: RemovalPolicy.RETAIN,

  workerType: WorkerType.G_1X,
  /** Glue starts no Spark job with fewer. */
  numberOfWorkers: 2,
  /** Glue's own default is 1: the second file of a burst would fail. */
  maxConcurrentRuns: 10,

  delimiter: ',',
  quote: '"',
  allowEmpty: false,
  onCastFailure: CastFailureBehavior.FAIL,
  processingDate: true,
} as const;
