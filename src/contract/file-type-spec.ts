import type { CsvDialectSpec, DialectSpec } from './dialect';

/** The formats whose content the pipeline checks. */
export type ContentFormat = 'csv' | 'json' | 'jsonLines';

/** All formats. The content of `custom` files is not checked, and a job of the user reads it. */
type FileFormat = ContentFormat | 'custom';

/** The behavior for a cell that is not a value of the type of its column. */
export type CastFailurePolicy = 'fail' | 'null';

/** The allowed differences between the columns of a file and the declared schema. */
export type SchemaMatchMode = 'exact' | 'anyOrder' | 'allowExtra';

export interface MatchSpec {
  /** The beginning of the key after the source prefix. If it is empty, every key matches. */
  readonly prefix: string;
  /** The end of the key, ignoring case. If it is empty, every key matches. */
  readonly suffix: string;
}

export interface ColumnSpec {
  /** The name of the column. */
  readonly name: string;
  /** The type in the notation of the Glue Data Catalog, such as `bigint` or `decimal(12,2)`. */
  readonly type: string;
}

/** A file type as the handlers know it. The definition of the state machine passes it to Validate file. */
export interface FileTypeSpec {
  readonly name: string;
  readonly format: FileFormat;
  /** A key that matches any of these belongs to the file type. */
  readonly match: MatchSpec[];
  /** The dialect, which is a CsvDialectSpec for csv, and absent for custom. */
  readonly dialect?: DialectSpec | CsvDialectSpec;
  /**
   * The declared columns. Without a schema, JSON columns, and CSV columns with inferTypes, get the narrowest type that loses nothing. Other CSV columns are
   * strings.
   */
  readonly schema?: ColumnSpec[];
  /** The allowed differences between the columns of a file and a declared schema. */
  readonly schemaMatch: SchemaMatchMode;
  /** True if the types of the columns of csv are inferred, which is possible only without a schema. */
  readonly inferTypes: boolean;
  /** True if a file without data rows is valid. */
  readonly allowEmpty: boolean;
  readonly onCastFailure: CastFailurePolicy;
  /** True if the column `processing_date` is added. */
  readonly processingDate: boolean;
}

/** The column that the pipeline adds, with the UTC date of the object's last modification. */
export const PROCESSING_DATE_COLUMN = 'processing_date';

/** Spark passes the names of columns through its configuration, which replaces `${name}` with a setting or an environment variable. */
export const UNSAFE_IN_COLUMN_NAME = '${';

/** The quarantine folder of files whose key matches no file type. */
export const NO_FILE_TYPE_FOLDER = 'unsupported';

export type CsvFileType = FileTypeSpec & { readonly format: 'csv'; readonly dialect: CsvDialectSpec };

export type JsonFileType = FileTypeSpec & { readonly format: 'json' | 'jsonLines'; readonly dialect: DialectSpec };

/** A file type whose content is read. */
export type CheckedFileType = CsvFileType | JsonFileType;

export function isChecked(fileType: FileTypeSpec): fileType is CheckedFileType {
  return fileType.format !== 'custom';
}
