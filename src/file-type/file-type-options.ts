import type { Size } from 'aws-cdk-lib';
import type { Column } from 'aws-cdk-lib/aws-glue';
import type { FileCompression, FileEncoding } from './file-encoding';
import type { FileMatch } from './file-match';
import type { CastFailureBehavior, SchemaMatch } from './schema-rules';
import type { GlueJob } from '../convert/glue-job';

/** What every file type has. */
export interface FileTypeOptions {
  /**
   * What messages, metrics, output and quarantine folders call the files: lower-case letters, digits and hyphens, a letter first,
   * at most 40 characters. Unique in the pipeline.
   *
   * @default - the format: csv, json or jsonl
   */
  readonly name?: string;

  /**
   * Which keys are of this type.
   *
   * @default - the suffix of the format: `.csv`, `.json`, or `.jsonl` and `.ndjson`; each also with `.gz` behind it
   */
  readonly match?: FileMatch;

  /**
   * The columns of the output, in order, with their types (`glue.Schema`). How the columns of a file may differ from it, schemaMatch says. Types:
   * string, boolean, tinyint, smallint, int, bigint, float, double, decimal, date and timestamp. The cells of the first 16 MiB are checked before the
   * job is started, all others by the job.
   *
   * @default - CSV: every column is a string, unless inferTypes is on. JSON: each key gets the narrowest of boolean, bigint, double and string that
   * loses nothing over the whole file, so a type may differ from file to file; declare a schema to keep it
   */
  readonly schema?: Column[];

  /**
   * How the columns of a file may differ from those of the schema, or the file is rejected (SCHEMA_MISMATCH).
   *
   * @default SchemaMatch.EXACT
   */
  readonly schemaMatch?: SchemaMatch;

  /**
   * How the text is encoded. The staged file, which the job reads, is always UTF-8.
   *
   * @default FileEncoding.UTF_8
   */
  readonly encoding?: FileEncoding;

  /**
   * How the files are compressed. The staged file, which the job reads, is not.
   *
   * @default FileCompression.AUTO
   */
  readonly compression?: FileCompression;

  /**
   * A file with a longer record is rejected (RECORD_TOO_LARGE). A record must fit in memory, of the functions and of Spark: 1 byte to 32 MiB, counted
   * in UTF-8 without the line break.
   *
   * @default Size.mebibytes(8)
   */
  readonly maxRecordSize?: Size;

  /**
   * A file with a longer field, of CSV with its quotes, or a longer value of a JSON object's member, is rejected (FIELD_TOO_LARGE): 1 byte to 16 MiB, counted
   * in UTF-8.
   *
   * @default Size.mebibytes(8)
   */
  readonly maxFieldSize?: Size;

  /**
   * What a cell that is no value of its column's declared type does. With FAIL, one that is seen before the job is started rejects the file
   * (CAST_FAILED), and the quarantine has it; one that only the job sees fails the execution.
   *
   * @default CastFailureBehavior.FAIL
   */
  readonly onCastFailure?: CastFailureBehavior;

  /**
   * Whether a file without data rows is valid: a CSV file with a header only, or, with a declared schema, a JSON file without objects.
   *
   * @default false
   */
  readonly allowEmpty?: boolean;

  /**
   * Whether the output gets the column `processing_date`: the date of the object's last modification, UTC. A file that has such a column is
   * then rejected (RESERVED_COLUMN).
   *
   * @default true
   */
  readonly processingDate?: boolean;

  /**
   * The job that converts the files. One of your own finds schema, onCastFailure and processingDate among the facts of its request, and does what
   * they say or not.
   *
   * @default GlueJob.managed()
   */
  readonly job?: GlueJob;
}

/** How JSON is written. */
export interface JsonFileTypeOptions extends FileTypeOptions {
  /**
   * A file with values nested in more levels than these is rejected (NESTED_TOO_DEEP); the object that is a row is the first: 1 to 500.
   *
   * @default 500
   */
  readonly maxNestingDepth?: number;
}

/** How the cells of a CSV file are written. */
export interface CsvFileTypeOptions extends FileTypeOptions {
  /**
   * Whether the first row names the columns. Without a header, columnNames or schema names them.
   *
   * @default true
   */
  readonly header?: boolean;

  /**
   * The names of the columns, in order, of files without a header: refused beside a schema, or with a header.
   *
   * @default - the columns of the schema
   */
  readonly columnNames?: string[];

  /**
   * A cell of exactly this text, quoted or not, is null, such as `NULL` or `\N`: 1 to 64 printable characters without delimiter and quote.
   *
   * @default - none: a cell is null if nothing stands between its delimiters, which it is also with a marker; `""` is the empty string
   */
  readonly nullMarker?: string;

  /**
   * Whether each column gets the narrowest of boolean, bigint, double and string that loses nothing over the whole file: a column is of numbers only if each
   * cell is written as a JSON number (`00123` is none), of booleans only if each is `true` or `false`. A type may differ from file to file. Refused
   * beside a schema.
   *
   * @default false
   */
  readonly inferTypes?: boolean;

  /**
   * Between two fields: a tab, or one character of ASCII punctuation but the backslash and the quote. Spark trims others, or takes them for escapes.
   *
   * @default ','
   */
  readonly delimiter?: string;

  /**
   * Around a field that holds a delimiter, a quote or a line break; inside, it is written twice: one character of ASCII
   * punctuation but the backslash.
   *
   * @default '"'
   */
  readonly quote?: string;
}

/** Files whose content only a job of yours knows. */
export interface CustomFileTypeOptions {
  /**
   * What messages, metrics, output and quarantine folders call the files: lower-case letters, digits and hyphens, a letter first,
   * at most 40 characters. Unique in the pipeline.
   */
  readonly name: string;

  /** Which keys are of this type. */
  readonly match: FileMatch;

  /** The job that reads the files: GlueJob.existing(). */
  readonly job: GlueJob;

  /**
   * Whether a file of 0 bytes is valid.
   *
   * @default false
   */
  readonly allowEmpty?: boolean;
}
