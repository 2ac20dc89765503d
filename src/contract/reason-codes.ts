/** Why a file can be rejected, in the order of the documentation. `RejectionReason`, which users see, says what each of them means. */
export const REASON_CODES = [
  'UNSUPPORTED_TYPE',
  'TOO_LARGE',
  'EMPTY',
  'INVALID_GZIP',
  'DECOMPRESSION_BOMB',
  'INVALID_ENCODING',
  'NUL_CHARACTER',
  'RAGGED_ROW',
  'UNTERMINATED_QUOTE',
  'BARE_QUOTE',
  'LONE_CARRIAGE_RETURN',
  'MIXED_LINE_ENDINGS',
  'DUPLICATE_COLUMN',
  'RESERVED_COLUMN',
  'SCHEMA_MISMATCH',
  'INVALID_COLUMN_NAME',
  'TOO_MANY_COLUMNS',
  'CAST_FAILED',
  'RECORD_TOO_LARGE',
  'FIELD_TOO_LARGE',
  'INVALID_JSON',
  'NOT_AN_ARRAY_OF_OBJECTS',
  'NOT_AN_OBJECT',
  'DUPLICATE_KEY',
  'NESTED_TOO_DEEP',
] as const;

export type ReasonCode = (typeof REASON_CODES)[number];

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
