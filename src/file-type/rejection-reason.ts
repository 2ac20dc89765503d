import type { ReasonCode } from '../contract/reason-codes';

/** The reason why a file was rejected: the code in notifications, in quarantine and in metrics. */
export enum RejectionReason {
  /** The key does not match any file type of the pipeline. */
  UNSUPPORTED_TYPE = 'UNSUPPORTED_TYPE',

  /** The file, or its decompressed text, is larger than the pipeline accepts. */
  TOO_LARGE = 'TOO_LARGE',

  /** The file does not contain any data rows. */
  EMPTY = 'EMPTY',

  /** The name or the file type says gzip, but the file is not valid gzip: it is damaged, truncated or followed by other data. */
  INVALID_GZIP = 'INVALID_GZIP',

  /** The file decompresses to more than 16 MiB and to more than 200 times its size. */
  DECOMPRESSION_BOMB = 'DECOMPRESSION_BOMB',

  /** The file contains bytes that are not a character in the encoding of the file type, which is UTF-8 by default. */
  INVALID_ENCODING = 'INVALID_ENCODING',

  /** The file contains a NUL character. */
  NUL_CHARACTER = 'NUL_CHARACTER',

  /** A row has more or fewer fields than the header or the declared columns. */
  RAGGED_ROW = 'RAGGED_ROW',

  /** A quoted field is never closed. */
  UNTERMINATED_QUOTE = 'UNTERMINATED_QUOTE',

  /** An unquoted field contains a quote, or a quoted field has text before or after its quotes. */
  BARE_QUOTE = 'BARE_QUOTE',

  /** A carriage return outside quotes is not followed by a line feed. */
  LONE_CARRIAGE_RETURN = 'LONE_CARRIAGE_RETURN',

  /** Some rows end in LF and others in CRLF, in a file that has line breaks inside quotes or rows of only spaces. */
  MIXED_LINE_ENDINGS = 'MIXED_LINE_ENDINGS',

  /** Two columns have the same name, ignoring case. */
  DUPLICATE_COLUMN = 'DUPLICATE_COLUMN',

  /** The file has a column named `processing_date`, which the pipeline itself adds. */
  RESERVED_COLUMN = 'RESERVED_COLUMN',

  /** The columns of the file do not match the declared schema. */
  SCHEMA_MISMATCH = 'SCHEMA_MISMATCH',

  /** The name of a column is too long, contains a NUL character or `${`, or, in JSON, is empty. */
  INVALID_COLUMN_NAME = 'INVALID_COLUMN_NAME',

  /** The file has more columns than the pipeline accepts. */
  TOO_MANY_COLUMNS = 'TOO_MANY_COLUMNS',

  /** A cell is not a value of the type that the schema declares for its column. */
  CAST_FAILED = 'CAST_FAILED',

  /** A record is larger than the file type allows. */
  RECORD_TOO_LARGE = 'RECORD_TOO_LARGE',

  /** A field is larger than the file type allows. */
  FIELD_TOO_LARGE = 'FIELD_TOO_LARGE',

  /** The text is not valid JSON. */
  INVALID_JSON = 'INVALID_JSON',

  /** The JSON text is not an array of objects. */
  NOT_AN_ARRAY_OF_OBJECTS = 'NOT_AN_ARRAY_OF_OBJECTS',

  /** A line of a JSON Lines file is not a JSON object. */
  NOT_AN_OBJECT = 'NOT_AN_OBJECT',

  /** A JSON object contains the same key twice. */
  DUPLICATE_KEY = 'DUPLICATE_KEY',

  /** Values are nested more deeply than the file type allows. */
  NESTED_TOO_DEEP = 'NESTED_TOO_DEEP',
}

/** Fails to compile unless each code of the validator is a member. */
void (RejectionReason satisfies { readonly [K in ReasonCode]: K });
