/** The encodings that a file can have, by the names of `Content-Type` and Java. Files in `UTF-16` begin with a byte order mark. */
export const ENCODINGS = ['UTF-8', 'ISO-8859-1', 'windows-1252', 'UTF-16', 'UTF-16LE', 'UTF-16BE'] as const;

export type EncodingName = (typeof ENCODINGS)[number];

/** How a file type says that its files are compressed. `auto` means gzip if the key ends in `.gz`, and no compression otherwise. */
export const COMPRESSION_SETTINGS = ['auto', 'none', 'gzip'] as const;

export type CompressionSetting = (typeof COMPRESSION_SETTINGS)[number];

/** How the bytes of one file are compressed. */
export type CompressionName = Exclude<CompressionSetting, 'auto'>;

export interface ContentLimits {
  /** Bytes of a record, its line break not counted; in UTF-8, whatever the file is encoded in. */
  readonly recordBytes: number;
  /** Bytes of a CSV field with its quotes, or of the value of a JSON record's member; likewise in UTF-8. */
  readonly fieldBytes: number;
  /** Levels of JSON, the record itself being the first. */
  readonly nestingDepth: number;
}

/** How the text of a file is written: what the validator, the stage step and Spark all go by. */
export interface DialectSpec {
  /** Of the file as it was uploaded; a staged CSV or JSON file is always UTF-8. */
  readonly encoding: EncodingName;
  /** `auto` (gzip if the key ends in `.gz`), `none` or `gzip`: of what is uploaded; a staged CSV or JSON file is never compressed. */
  readonly compression: CompressionSetting;
  /** What a file may have at most. */
  readonly limits: ContentLimits;
}

export interface CsvDialectSpec extends DialectSpec {
  /** Between two fields: one character. */
  readonly delimiter: string;
  /** Around a field: one character; inside, it is written twice. */
  readonly quote: string;
  /** Whether the first record names the columns. */
  readonly header: boolean;
  /** The names of the columns of a file without a header; absent: those of the schema. */
  readonly columnNames?: string[];
  /** A cell of this text, quoted or not, is null; so is one of no text without quotes. Empty: nothing else is null. */
  readonly nullMarker: string;
}
