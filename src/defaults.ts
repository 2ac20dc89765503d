import { Duration, RemovalPolicy, Size } from 'aws-cdk-lib';
import { WorkerType } from 'aws-cdk-lib/aws-glue';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DEFAULT_CONTENT_LIMITS } from './contract/limits';
import { FileCompression, FileEncoding } from './file-type/file-encoding';
import { CastFailureBehavior, SchemaMatch } from './file-type/schema-rules';

/** Every default once; a test holds the docs against them. */
export const DEFAULTS = {
  sourcePrefix: 'incoming/',
  targetPrefix: 'processed/',
  /** Short files are told soon, and a run of an hour costs 120 looks: far below the limit of the execution history. */
  pollingInterval: Duration.seconds(30),
  jobTimeout: Duration.hours(1),
  /** Read, checked and staged within minutes, and what a job of two workers converts within the hour. */
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
