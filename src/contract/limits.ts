/** Bounds of what the validator accepts; each keeps a function's memory or a state's size bounded. */
export const LIMITS = {
  /** A record is the unit that must fit in memory, here and in Spark. */
  recordBytes: 8 * 1024 * 1024,
  /** Spark's parser needs an array of this length for each row. */
  columns: 16_384,
  /** The names of all columns are held in memory. */
  columnNameCharacters: 1_024,
  /** No type holds so many digits; Jackson refuses more. */
  numberCharacters: 1_000,
  /** Jackson, which Spark reads JSON with, refuses more. */
  nestingDepth: 500,
  /** The ARNs of all jobs are a part of one role's policies, which hold 10,240 characters. */
  fileTypes: 60,
  /** All file types are a part of one payload, of which Step Functions takes 262,144 bytes. */
  fileTypesBytes: 200_000,
  reasonMessageCharacters: 500,
  /** A CopyObject takes no larger object. */
  copyObjectBytes: 5 * 1024 ** 3,
} as const;
