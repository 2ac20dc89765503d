/** The codes of the reasons why a file is rejected, in the order of the documentation. The enum `RejectionReason` describes each of them. */
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

/** Why a file was rejected, and where the problem is in the file. */
export interface Reason {
  readonly code: ReasonCode;
  /** The description of the problem for users, in at most 500 characters without control characters. */
  readonly message: string;
  /** The line, starting at 1. */
  readonly line?: number;
  /** The column in characters, starting at 1. */
  readonly column?: number;
  /** The offset in the uploaded file, or in the decompressed content of a compressed file, starting at 0. */
  readonly byteOffset?: number;
  /** The text from before the position to where the problem was found, in at most 80 characters, with invisible characters escaped. */
  readonly excerpt?: string;
}

/** The tags of a copy in quarantine, which lifecycle rules and policies can use. */
export const QUARANTINE_TAGS = {
  /** The reason code. */
  reason: 'cdk-file-processing-pipeline:reason',
  /** The name of the file type, or `unsupported`. */
  fileType: 'cdk-file-processing-pipeline:file-type',
} as const;
