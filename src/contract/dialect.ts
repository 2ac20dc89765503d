/** The encodings that a file can have, by the names of `Content-Type` and Java. Files in `UTF-16` begin with a byte order mark. */
export const ENCODINGS = ['UTF-8', 'ISO-8859-1', 'windows-1252', 'UTF-16', 'UTF-16LE', 'UTF-16BE'] as const;

export type EncodingName = (typeof ENCODINGS)[number];

/** The compression settings of a file type. `auto` means gzip if the key ends in `.gz`, and no compression otherwise. */
export const COMPRESSION_SETTINGS = ['auto', 'none', 'gzip'] as const;

export type CompressionSetting = (typeof COMPRESSION_SETTINGS)[number];

/** The compression of one file. */
export type CompressionName = Exclude<CompressionSetting, 'auto'>;

export interface ContentLimits {
  /** The largest record in bytes of UTF-8, without its line break. */
  readonly recordBytes: number;
  /** The largest CSV field with its quotes, or the largest value of a member of a JSON record, in bytes of UTF-8. */
  readonly fieldBytes: number;
  /** The deepest nesting of JSON values. The record itself is the first level. */
  readonly nestingDepth: number;
}

/** Describes how the text of a file is written. The validator, the stage step and Spark use it. */
export interface DialectSpec {
  /** The encoding of the uploaded file. A staged CSV or JSON file is always UTF-8. */
  readonly encoding: EncodingName;
  /** The compression of the uploaded file: `auto` (gzip if the key ends in `.gz`), `none` or `gzip`. A staged CSV or JSON file is never compressed. */
  readonly compression: CompressionSetting;
  /** The limits of the content. */
  readonly limits: ContentLimits;
}

export interface CsvDialectSpec extends DialectSpec {
  /** The one character between two fields. */
  readonly delimiter: string;
  /** The one character around a field. Inside the field, it is written twice. */
  readonly quote: string;
  /** True if the first record names the columns. */
  readonly header: boolean;
  /** The names of the columns of a file without a header. If it is absent, the schema names them. */
  readonly columnNames?: string[];
  /** The text of a cell that is null, quoted or not. If it is empty, only a cell without text and without quotes is null. */
  readonly nullMarker: string;
}
