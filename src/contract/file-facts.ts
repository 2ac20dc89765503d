import type { CompressionName, CsvDialectSpec, DialectSpec } from './dialect';
import type { CastFailurePolicy, ColumnSpec, ContentFormat } from './file-type-spec';

/** What the validator saw of a valid file's content. */
export interface ContentFacts {
  /** Whether every byte was checked. A file that is too large for that was checked from its start, up to a record. */
  readonly complete: boolean;
  /** Data rows, the header not counted; those that were checked, if the file was not completely. */
  readonly rows: number;
  /** Of the file as it was uploaded, but decompressed; those that were checked, if the file was not completely. */
  readonly bytes: number;
  /** How the uploaded file is compressed: `none` or `gzip`. */
  readonly compression: CompressionName;
  /** Those of the output, in its order; types are those of the schema, or the narrowest that lose nothing. */
  readonly columns: ColumnSpec[];
  /** How many fields each row of a CSV file has; absent for JSON. */
  readonly fields?: number;
  /** The index, from 0, of each column's field in a row of a CSV file; absent: the columns are the fields, in their order. */
  readonly positions?: number[];
  /** Between the rows of a CSV file. */
  readonly lineEnding: 'LF' | 'CRLF';
  /** Whether Spark must read the CSV file as one piece, for a line break inside quotes or a line that its line mode would drop. */
  readonly needsMultiLine: boolean;
  /** Whether the file began with a byte order mark; the staged object never does. */
  readonly byteOrderMark: boolean;
  /** Bytes of the longest record, in UTF-8. */
  readonly widestRecordBytes: number;
}

interface FactsOfType {
  /** Of this format. */
  readonly version: 1;
  /** The name of the file type. */
  readonly fileType: string;
}

/** Of a file whose content was checked. */
export interface CheckedFileFacts extends FactsOfType, ContentFacts {
  /** `csv`, `json` or `jsonLines`: of what was uploaded. */
  readonly format: ContentFormat;
  /** How the uploaded file is written. The staged object is UTF-8 and not compressed, whatever this says; else it is as this says. */
  readonly dialect: DialectSpec | CsvDialectSpec;
  /** `fail` or `null`: what a cell that is no value of its column's type does. */
  readonly onCastFailure: CastFailurePolicy;
  /** YYYY-MM-DD; absent: no such column is added. */
  readonly processingDate?: string;
}

/** Of a file that is handed on as it is. */
export interface UncheckedFileFacts extends FactsOfType {
  readonly format: 'custom';
  /** Of the file. */
  readonly bytes: number;
  /** Of the source's name, for jobs that go by it: `.xml`. Letters and digits only; empty if the name has no such end. */
  readonly suffix: string;
}

/** `facts.json`: what the stages after Validate file, and the job, need to know of one valid file. */
export type FileFacts = CheckedFileFacts | UncheckedFileFacts;
