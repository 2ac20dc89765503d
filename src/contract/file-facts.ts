import type { CompressionName, CsvDialectSpec, DialectSpec } from './dialect';
import type { CastFailurePolicy, ColumnSpec, ContentFormat } from './file-type-spec';

/** The facts that the validator finds in the content of a valid file. */
export interface ContentFacts {
  /** True if every byte was checked. A file that is too large for that is checked from its start to the end of a record. */
  readonly complete: boolean;
  /** The number of data rows without the header. If the file was not checked completely, the number of rows that were. */
  readonly rows: number;
  /** The size of the uploaded file after decompression. If the file was not checked completely, the number of bytes that were. */
  readonly bytes: number;
  /** The compression of the uploaded file: `none` or `gzip`. */
  readonly compression: CompressionName;
  /** The columns of the output, in order. Their types are those of the schema, or the narrowest that lose nothing. */
  readonly columns: ColumnSpec[];
  /** The number of fields in each row of a CSV file. It is absent for JSON. */
  readonly fields?: number;
  /** The index, starting at 0, of each column's field in a row of a CSV file. If it is absent, the columns are the fields in their order. */
  readonly positions?: number[];
  /** The line ending between the rows of a CSV file. */
  readonly lineEnding: 'LF' | 'CRLF';
  /** True if Spark must read the CSV file as one piece, because of a line break inside quotes or a line that Spark's line mode would drop. */
  readonly needsMultiLine: boolean;
  /** True if the file begins with a byte order mark. The staged object never does. */
  readonly byteOrderMark: boolean;
  /** The size of the longest record, in bytes of UTF-8. */
  readonly widestRecordBytes: number;
}

interface FactsOfType {
  /** The version of this format. */
  readonly version: 1;
  /** The name of the file type. */
  readonly fileType: string;
}

/** The facts of a file whose content was checked. */
export interface CheckedFileFacts extends FactsOfType, ContentFacts {
  /** The format of the uploaded file: `csv`, `json` or `jsonLines`. */
  readonly format: ContentFormat;
  /** The dialect of the uploaded file. It also applies to the staged object, except that the staged object is always UTF-8 and not compressed. */
  readonly dialect: DialectSpec | CsvDialectSpec;
  /** The behavior for a cell that is not a value of the type of its column: `fail` or `null`. */
  readonly onCastFailure: CastFailurePolicy;
  /** The date for the column `processing_date`, as YYYY-MM-DD. If it is absent, the column is not added. */
  readonly processingDate?: string;
}

/** The facts of a file whose content was not checked. */
export interface UncheckedFileFacts extends FactsOfType {
  /** The format of the uploaded file, whose content was not checked. */
  readonly format: 'custom';
  /** The size of the file in bytes. */
  readonly bytes: number;
  /** The file name extension of the source, such as `.xml`, for jobs that depend on it. It has only letters and digits, and is empty if there is none. */
  readonly suffix: string;
}

/** `facts.json`: the facts of a valid file that the steps after Validate file and the job need. */
export type FileFacts = CheckedFileFacts | UncheckedFileFacts;
