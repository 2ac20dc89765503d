import type { Size } from 'aws-cdk-lib';
import type { Column } from 'aws-cdk-lib/aws-glue';
import type { FileCompression, FileEncoding } from './file-encoding';
import type { FileMatch } from './file-match';
import type { CastFailureBehavior, SchemaMatch } from './schema-rules';
import type { GlueJob } from '../convert/glue-job';

/** Options of every file type whose content the pipeline checks. */
export interface FileTypeOptions {
  /**
   * The name of the file type in notifications, metrics, output folders and quarantine folders. It consists of lower-case letters, digits and
   * hyphens, begins with a letter, has at most 40 characters, and must be unique in the pipeline.
   *
   * @default - the format: csv, json or jsonl
   */
  readonly name?: string;

  /**
   * The keys that belong to this file type.
   *
   * @default - the suffix of the format: `.csv`, `.json`, or `.jsonl` and `.ndjson`, each also followed by `.gz`
   */
  readonly match?: FileMatch;

  /**
   * The columns of the output, in order, with their types (`glue.Schema`). `schemaMatch` defines how the columns of a file may differ from them.
   *
   * The types are string, boolean, tinyint, smallint, int, bigint, float, double, decimal, date and timestamp. The pipeline checks the cells of the
   * first 16 MiB before it starts the job, and the job checks all others.
   *
   * @default - CSV: every column is a string, unless inferTypes is true. JSON: each key gets the narrowest of boolean, bigint, double and string
   * that loses nothing in the whole file, so a type can differ from file to file; declare a schema to fix the types
   */
  readonly schema?: Column[];

  /**
   * The allowed differences between the columns of a file and the columns of the schema. A file that differs in another way is rejected (SCHEMA_MISMATCH).
   * It needs a `schema` and, for CSV, a header.
   *
   * @default SchemaMatch.EXACT
   */
  readonly schemaMatch?: SchemaMatch;

  /**
   * The encoding of the text. The staged file that the job reads is always UTF-8.
   *
   * @default FileEncoding.UTF_8
   */
  readonly encoding?: FileEncoding;

  /**
   * The compression of the files. The staged file that the job reads is never compressed.
   *
   * @default FileCompression.AUTO
   */
  readonly compression?: FileCompression;

  /**
   * The largest record that a file may contain, from 1 byte to 32 MiB, measured in UTF-8 without the line break. A file with a larger record is
   * rejected (RECORD_TOO_LARGE). A record must fit into the memory of the functions and of Spark.
   *
   * @default Size.mebibytes(8)
   */
  readonly maxRecordSize?: Size;

  /**
   * The largest field that a file may contain, from 1 byte to 16 MiB, measured in UTF-8. A file with a larger field is rejected (FIELD_TOO_LARGE).
   * A field is a CSV field with its quotes, or the value of a member of a JSON record.
   *
   * @default Size.mebibytes(8)
   */
  readonly maxFieldSize?: Size;

  /**
   * The behavior for a cell that is not a value of the declared type of its column. With FAIL, a file is rejected (CAST_FAILED) and quarantined if the
   * pipeline finds such a cell before it starts the job. If only the job finds it, the execution fails.
   *
   * @default CastFailureBehavior.FAIL
   */
  readonly onCastFailure?: CastFailureBehavior;

  /**
   * Accepts files without data rows: a CSV file with only a header, or, if a schema is declared, a JSON file without objects.
   *
   * @default false
   */
  readonly allowEmpty?: boolean;

  /**
   * Adds the column `processing_date` to the output, with the UTC date of the object's last modification. A file that already has a column of this
   * name is then rejected (RESERVED_COLUMN).
   *
   * @default true
   */
  readonly processingDate?: boolean;

  /**
   * The job that converts the files. A job of your own receives `schema`, `onCastFailure` and `processingDate` in the facts of its request and
   * decides itself whether to apply them.
   *
   * @default GlueJob.managed()
   */
  readonly job?: GlueJob;
}

/** Options of JSON and JSON Lines files. */
export interface JsonFileTypeOptions extends FileTypeOptions {
  /**
   * The number of levels to which the values of a file may be nested, from 1 to 500. The object that forms a row is the first level. A file with deeper
   * values is rejected (NESTED_TOO_DEEP).
   *
   * @default 500
   */
  readonly maxNestingDepth?: number;
}

/** Options of CSV files. */
export interface CsvFileTypeOptions extends FileTypeOptions {
  /**
   * Reads the names of the columns from the first row. If false, `columnNames` or `schema` must name the columns.
   *
   * @default true
   */
  readonly header?: boolean;

  /**
   * The names of the columns, in order, for files without a header. They cannot be combined with a header or with `schema`.
   *
   * @default - the columns of the schema
   */
  readonly columnNames?: string[];

  /**
   * The text of a cell that is null, quoted or not, such as `NULL` or `\N`. It has 1 to 64 printable characters, has no space at either end, and
   * contains neither the delimiter nor the quote.
   *
   * @default - none; an empty cell without quotes is null, with or without a marker, and `""` is the empty string
   */
  readonly nullMarker?: string;

  /**
   * Gives each column the narrowest of boolean, bigint, double and string that loses nothing in the whole file. A column is numeric only if each
   * cell is a JSON number (`00123` is not one), and boolean only if each cell is `true` or `false`. A type can differ from file to file. Cannot be
   * combined with `schema`.
   *
   * @default false
   */
  readonly inferTypes?: boolean;

  /**
   * The character between two fields: a tab, or an ASCII punctuation character other than the backslash and the quote. Spark would trim other
   * characters or treat them as escapes.
   *
   * @default ','
   */
  readonly delimiter?: string;

  /**
   * The character around a field that contains a delimiter, a quote or a line break: an ASCII punctuation character other than the backslash. Inside
   * such a field, the quote is written twice.
   *
   * @default '"'
   */
  readonly quote?: string;
}

/** Options of files whose content only your own job reads. */
export interface CustomFileTypeOptions {
  /**
   * The name of the file type in notifications, metrics, output folders and quarantine folders. It consists of lower-case letters, digits and
   * hyphens, begins with a letter, has at most 40 characters, and must be unique in the pipeline.
   */
  readonly name: string;

  /** The keys that belong to this file type. */
  readonly match: FileMatch;

  /** The job that reads the files, from `GlueJob.existing()`. */
  readonly job: GlueJob;

  /**
   * Accepts files of 0 bytes.
   *
   * @default false
   */
  readonly allowEmpty?: boolean;
}
