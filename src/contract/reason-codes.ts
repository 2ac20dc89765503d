/** Why a file was rejected, with what the reader of an announcement should do about it. README's table is made from this. */
export const REASON_CODES = {
  UNSUPPORTED_TYPE: 'the key matches no file type of the pipeline',
  TOO_LARGE: 'the file is larger than the pipeline accepts',
  EMPTY: 'the file has no data rows',
  INVALID_GZIP: 'the file is not gzip, though its name or its type says so, or it is damaged, cut off, or followed by something else',
  DECOMPRESSION_BOMB: 'the file decompresses to more than 16 MiB, and to more than 200 times its size',
  INVALID_ENCODING: 'a byte sequence is no character of the encoding of the file type (UTF-8, unless it says otherwise)',
  NUL_CHARACTER: 'a NUL character stands in the file',
  RAGGED_ROW: 'a row has more or fewer fields than the header',
  UNTERMINATED_QUOTE: 'a quoted field is never closed',
  BARE_QUOTE: 'a quote stands inside an unquoted field, or text stands beside a quoted one',
  LONE_CARRIAGE_RETURN: 'a carriage return outside quotes is not followed by a line feed',
  MIXED_LINE_ENDINGS: 'rows end in LF and in CRLF in a file with line breaks inside quotes, or rows of spaces only',
  DUPLICATE_COLUMN: 'two columns have the same name, case ignored',
  RESERVED_COLUMN: 'the file has a column of the name that the pipeline adds',
  SCHEMA_MISMATCH: 'the columns are not those of the declared schema',
  INVALID_COLUMN_NAME: 'a column has a name that is too long, or holds a NUL character or `${`; of JSON, also an empty one',
  TOO_MANY_COLUMNS: 'the file has more columns than the pipeline accepts',
  CAST_FAILED: 'a cell is no value of the type that the schema declares for its column',
  RECORD_TOO_LARGE: 'a record is larger than the file type allows',
  FIELD_TOO_LARGE: 'a field is larger than the file type allows',
  INVALID_JSON: 'the text is not JSON',
  NOT_AN_ARRAY_OF_OBJECTS: 'the JSON text is not an array of objects',
  NOT_AN_OBJECT: 'a line of a JSON Lines file is not an object',
  DUPLICATE_KEY: 'an object has a key twice',
  NESTED_TOO_DEEP: 'values are nested deeper than the file type allows',
} as const;

export type ReasonCode = keyof typeof REASON_CODES;

/** Why, and where in the file, a file was rejected. */
export interface Reason {
  readonly code: ReasonCode;
  /** In the user's words, at most 500 characters, no control characters. */
  readonly message: string;
  /** From 1. */
  readonly line?: number;
  /** In characters, from 1. */
  readonly column?: number;
  /** From 0, in the file as it was uploaded; of a compressed one, in what it decompresses to. */
  readonly byteOffset?: number;
  /** The text before the place and on to where the problem was found, what cannot be seen escaped, at most 80 characters. */
  readonly excerpt?: string;
}
