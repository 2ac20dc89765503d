import { Duration, RemovalPolicy, Size } from 'aws-cdk-lib';
import { WorkerType } from 'aws-cdk-lib/aws-glue';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DEFAULT_CONTENT_LIMITS } from './contract/limits';
import { FileCompression, FileEncoding } from './file-type/file-encoding';
import { CastFailureBehavior, SchemaMatch } from './file-type/schema-rules';

/** All default values. A test compares the documented defaults with them. */
export const DEFAULTS = {
  sourcePrefix: 'incoming/',
  targetPrefix: 'processed/',
  /** Small files end soon after their run, and a run of an hour takes 120 checks, far fewer than the execution history can hold. */
  pollingInterval: Duration.seconds(30),
  jobTimeout: Duration.hours(1),
  /** The functions read, check and stage such a file within minutes, and a job with two workers converts it within an hour. */
  maxFileSize: Size.gibibytes(5),
  quarantineRetention: Duration.days(90),
  logRetention: RetentionDays.THREE_MONTHS,
  /** Data remains when the stack is deleted, unless its owner chooses otherwise. */
  removalPolicy: RemovalPolicy.RETAIN,

  workerType: WorkerType.G_1X,
  /** Glue does not start a Spark job with fewer workers. */
  numberOfWorkers: 2,
  /** With the default of Glue, 1, each file of a burst would wait for the one before it. */
  maxConcurrentRuns: 10,

  encoding: FileEncoding.UTF_8,
  compression: FileCompression.AUTO,
  maxRecordSize: Size.mebibytes(DEFAULT_CONTENT_LIMITS.recordBytes / 1024 ** 2),
  maxFieldSize: Size.mebibytes(DEFAULT_CONTENT_LIMITS.fieldBytes / 1024 ** 2),
  maxNestingDepth: DEFAULT_CONTENT_LIMITS.nestingDepth,
  delimiter: ',',
  quote: '"',
  header: true,
  schemaMatch: SchemaMatch.EXACT,
  inferTypes: false,
  allowEmpty: false,
  onCastFailure: CastFailureBehavior.FAIL,
  processingDate: true,
} as const;
