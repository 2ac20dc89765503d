import type { CastFailurePolicy, ColumnSpec, ContentFormat, CsvDialectSpec } from './file-type-spec';

/** What the validator saw of a valid file's content. */
export interface ContentFacts {
  /** Data rows, the header not counted. */
  readonly rows: number;
  /** Of the file as it was uploaded. */
  readonly bytes: number;
  /** In the order of the file; types are those of the schema, or the narrowest that lose nothing. */
  readonly columns: ColumnSpec[];
  /** Between the rows of a CSV file. */
  readonly lineEnding: 'LF' | 'CRLF';
  /** Whether Spark must read the CSV file as one piece, for a line break inside quotes or a line that its line mode would drop. */
  readonly needsMultiLine: boolean;
  /** Whether the file began with the UTF-8 byte order mark; the staged object never does. */
  readonly byteOrderMark: boolean;
  /** Bytes of the longest record. */
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
  /** How the cells of a CSV file are written; absent for JSON. */
  readonly dialect?: CsvDialectSpec;
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
