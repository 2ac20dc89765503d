import type { Column } from 'aws-cdk-lib/aws-glue';
import type { CastFailureBehavior } from './cast-failure-behavior';
import type { FileMatch } from './file-match';
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
   * @default - the suffix of the format: `.csv`, `.json`, or `.jsonl` and `.ndjson`
   */
  readonly match?: FileMatch;

  /**
   * The columns of the output, in order, with their types (`glue.Schema`). A CSV header must name exactly these columns in this order; a JSON
   * object may lack some, which are then null, and have no others. Types: string, boolean, tinyint, smallint, int, bigint, float, double,
   * decimal, date and timestamp.
   *
   * @default - CSV: every column is a string. JSON: each key gets the narrowest of boolean, bigint, double and string that loses nothing over
   * the whole file, so a type may differ from file to file; declare a schema to keep it
   */
  readonly schema?: Column[];

  /**
   * What a cell that is no value of its column's declared type does.
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

/** How the cells of a CSV file are written. */
export interface CsvFileTypeOptions extends FileTypeOptions {
  /**
   * Between two fields: one ASCII character, not a letter, digit, quote or line break.
   *
   * @default ','
   */
  readonly delimiter?: string;

  /**
   * Around a field that holds a delimiter, a quote or a line break; inside, it is written twice: one ASCII character.
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
