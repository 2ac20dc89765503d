import type { ContentLimits } from './dialect';

const MEBIBYTE = 1024 ** 2;
const GIBIBYTE = 1024 ** 3;

/** Bounds of what the validator accepts; each keeps a function's memory or a state's size bounded. */
export const LIMITS = {
  /** A record is the unit that must fit in memory, here and in Spark: as much as a file type may allow. */
  recordBytes: 32 * MEBIBYTE,
  /** Jackson, which Spark reads JSON with, takes strings of 20,000,000 characters. */
  fieldBytes: 16 * MEBIBYTE,
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
  /** Of a null marker. */
  nullMarkerCharacters: 64,
  reasonMessageCharacters: 500,
  /** Of the text around a defect. */
  excerptCharacters: 80,
  /** How many problems beyond the first are told of: all of them are a part of the state, which is kept below 16 KiB. */
  furtherProblems: 5,
  furtherProblemMessageCharacters: 200,
  /** Nor is a file read further than this behind its first problem to find others. */
  furtherProblemsBytes: MEBIBYTE,
  /** Cells of declared types are checked in records that begin this close to the file's start; the job checks all of them. */
  checkedCellsBytes: 16 * MEBIBYTE,
  /** Text that is so many times larger than what it was decompressed from is taken for an attack: tables are seldom beyond 20. */
  decompressionRatio: 200,
  /** Smaller text may have any ratio. */
  decompressionRatioFromBytes: 16 * MEBIBYTE,
  /** A CopyObject takes no larger object. */
  copyObjectBytes: 5 * GIBIBYTE,
  /** What a function can copy inside S3 within its 15 minutes, at the 300 MB/s of a cautious guess. */
  fileBytes: 200 * GIBIBYTE,
} as const;

/** What a file type allows unless it says otherwise. */
export const DEFAULT_CONTENT_LIMITS: ContentLimits = { recordBytes: 8 * MEBIBYTE, fieldBytes: 8 * MEBIBYTE, nestingDepth: LIMITS.nestingDepth };
