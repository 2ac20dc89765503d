import type { CsvDialectSpec, DialectSpec } from './dialect';

/** The formats whose content the pipeline checks itself. */
export type ContentFormat = 'csv' | 'json' | 'jsonLines';

/** `custom`: the content is taken as it is, and a job of the user's reads it. */
export type FileFormat = ContentFormat | 'custom';

/** What a cell that is no value of its column's type does. */
export type CastFailurePolicy = 'fail' | 'null';

/** How the columns of a file may differ from those of the declared schema. */
export type SchemaMatchMode = 'exact' | 'anyOrder' | 'allowExtra';

export interface MatchSpec {
  /** Relative to the source prefix. Empty: any. */
  readonly prefix: string;
  /** Case does not count. Empty: any. */
  readonly suffix: string;
}

export interface ColumnSpec {
  readonly name: string;
  /** In the notation of the Glue Data Catalog: `bigint`, `decimal(12,2)`. */
  readonly type: string;
}

/** All that the handlers know of one file type: the state machine's definition hands it to Validate file. */
export interface FileTypeSpec {
  readonly name: string;
  readonly format: FileFormat;
  /** A key that any of these fits is of the type. */
  readonly match: MatchSpec[];
  /** Of csv it is a CsvDialectSpec; absent for custom. */
  readonly dialect?: DialectSpec | CsvDialectSpec;
  /** Absent: json columns get the narrowest type that loses nothing, and so do csv columns with inferTypes; else they are strings. */
  readonly schema?: ColumnSpec[];
  /** Of a declared schema. */
  readonly schemaMatch: SchemaMatchMode;
  /** Of csv without a schema. */
  readonly inferTypes: boolean;
  /** Whether a file without data rows is valid. */
  readonly allowEmpty: boolean;
  readonly onCastFailure: CastFailurePolicy;
  /** Whether the column `processing_date` is added. */
  readonly processingDate: boolean;
}

/** The column that is added with the date of the object's last modification, UTC. */
export const PROCESSING_DATE_COLUMN = 'processing_date';

/** Spark hands the names of the columns through its configuration, which puts a setting, or a variable of the environment, in the place of `${name}`. */
export const UNSAFE_IN_COLUMN_NAME = '${';

/** The quarantine folder of files whose key matched no file type. */
export const NO_FILE_TYPE_FOLDER = 'unsupported';

export type CsvFileType = FileTypeSpec & { readonly format: 'csv'; readonly dialect: CsvDialectSpec };

export type JsonFileType = FileTypeSpec & { readonly format: 'json' | 'jsonLines'; readonly dialect: DialectSpec };

/** A file type whose content is read. */
export type CheckedFileType = CsvFileType | JsonFileType;

export function isChecked(fileType: FileTypeSpec): fileType is CheckedFileType {
  return fileType.format !== 'custom';
}
