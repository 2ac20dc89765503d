import type { CastFailurePolicy, ColumnSpec, CsvDialectSpec, FileFormat } from './file-type-spec';

/** What the validator saw of a valid file's content. */
export interface ContentFacts {
  /** Data rows, the header not counted. */
  readonly rows: number;
  /** Bytes read. */
  readonly bytes: number;
  /** In the order of the file; types are those of the schema, or the narrowest that lose nothing. */
  readonly columns: ColumnSpec[];
  /** Between the rows of a CSV file. */
  readonly lineEnding: 'LF' | 'CRLF';
  /** Whether Spark must read the CSV file as one piece, for a line break inside quotes or a line that its line mode would drop. */
  readonly needsMultiLine: boolean;
  /** Whether the file begins with the UTF-8 byte order mark. */
  readonly byteOrderMark: boolean;
  /** Bytes of the longest record. */
  readonly widestRecordBytes: number;
}

/** `facts.json`: what the stages after Validate file, and the job, need to know of one valid file. */
export interface FileFacts extends ContentFacts {
  readonly version: 1;
  readonly fileType: string;
  readonly format: FileFormat;
  readonly dialect?: CsvDialectSpec;
  readonly onCastFailure: CastFailurePolicy;
  /** YYYY-MM-DD; absent: no such column is added. */
  readonly processingDate?: string;
}
