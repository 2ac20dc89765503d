import type { ReasonCode } from '../contract/reason-codes';

/** Why a file was rejected: the code in announcements, in quarantine and in metrics. */
export enum RejectionReason {
  /** The key matches no file type of the pipeline. */
  UNSUPPORTED_TYPE = 'UNSUPPORTED_TYPE',

  /** The file is larger than the pipeline accepts. */
  TOO_LARGE = 'TOO_LARGE',

  /** The file has no data rows. */
  EMPTY = 'EMPTY',

  /** The file is not gzip, though its name or its type says so, or it is damaged, cut off, or followed by something else. */
  INVALID_GZIP = 'INVALID_GZIP',

  /** The file decompresses to more than 16 MiB, and to more than 200 times its size. */
  DECOMPRESSION_BOMB = 'DECOMPRESSION_BOMB',

  /** A byte sequence is no character of the encoding of the file type (UTF-8, unless it says otherwise). */
  INVALID_ENCODING = 'INVALID_ENCODING',

  /** A NUL character stands in the file. */
  NUL_CHARACTER = 'NUL_CHARACTER',

  /** A row has more or fewer fields than the header. */
  RAGGED_ROW = 'RAGGED_ROW',

  /** A quoted field is never closed. */
  UNTERMINATED_QUOTE = 'UNTERMINATED_QUOTE',

  /** A quote stands inside an unquoted field, or text stands beside a quoted one. */
  BARE_QUOTE = 'BARE_QUOTE',

  /** A carriage return outside quotes is not followed by a line feed. */
  LONE_CARRIAGE_RETURN = 'LONE_CARRIAGE_RETURN',

  /** Rows end in LF and in CRLF in a file with line breaks inside quotes, or rows of spaces only. */
  MIXED_LINE_ENDINGS = 'MIXED_LINE_ENDINGS',

  /** Two columns have the same name, case ignored. */
  DUPLICATE_COLUMN = 'DUPLICATE_COLUMN',

  /** The file has a column of the name that the pipeline adds. */
  RESERVED_COLUMN = 'RESERVED_COLUMN',

  /** The columns are not those of the declared schema. */
  SCHEMA_MISMATCH = 'SCHEMA_MISMATCH',

  /** A column has a name that is too long, or holds a NUL character or `${`; of JSON, also an empty one. */
  INVALID_COLUMN_NAME = 'INVALID_COLUMN_NAME',

  /** The file has more columns than the pipeline accepts. */
  TOO_MANY_COLUMNS = 'TOO_MANY_COLUMNS',

  /** A cell is no value of the type that the schema declares for its column. */
  CAST_FAILED = 'CAST_FAILED',

  /** A record is larger than the file type allows. */
  RECORD_TOO_LARGE = 'RECORD_TOO_LARGE',

  /** A field is larger than the file type allows. */
  FIELD_TOO_LARGE = 'FIELD_TOO_LARGE',

  /** The text is not JSON. */
  INVALID_JSON = 'INVALID_JSON',

  /** The JSON text is not an array of objects. */
  NOT_AN_ARRAY_OF_OBJECTS = 'NOT_AN_ARRAY_OF_OBJECTS',

  /** A line of a JSON Lines file is not an object. */
  NOT_AN_OBJECT = 'NOT_AN_OBJECT',

  /** An object has a key twice. */
  DUPLICATE_KEY = 'DUPLICATE_KEY',

  /** Values are nested deeper than the file type allows. */
  NESTED_TOO_DEEP = 'NESTED_TOO_DEEP',
}

/** What the validator says and what users can ask for are the same: anything else does not compile. */
void (RejectionReason satisfies { readonly [K in ReasonCode]: K });
