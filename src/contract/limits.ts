import type { ContentLimits } from './dialect';

const MEBIBYTE = 1024 ** 2;
const GIBIBYTE = 1024 ** 3;

/** The limits of what the pipeline accepts. Each of them bounds the memory of a function, the size of a state, or what Spark can read. */
export const LIMITS = {
  /** The largest record that a file type may allow. A record must fit into the memory of the functions and of Spark. */
  recordBytes: 32 * MEBIBYTE,
  /** The largest field that a file type may allow. Jackson, with which Spark reads JSON, accepts strings of up to 20,000,000 characters. */
  fieldBytes: 16 * MEBIBYTE,
  /** Spark's parser allocates an array of this length for each row. */
  columns: 16_384,
  /** The names of all columns are kept in memory. */
  columnNameCharacters: 1_024,
  /** No type has as many digits, and Jackson rejects longer numbers. */
  numberCharacters: 1_000,
  /** Jackson, with which Spark reads JSON, rejects deeper nesting. */
  nestingDepth: 500,
  /** The ARNs of all jobs are a part of the policies of one role, which are limited to 10,240 characters. */
  fileTypes: 60,
  /** All file types are a part of one payload, which Step Functions limits to 262,144 bytes. */
  fileTypesBytes: 200_000,
  nullMarkerCharacters: 64,
  reasonMessageCharacters: 500,
  /** The length of the text around a problem. */
  excerptCharacters: 80,
  /** The most problems that are reported after the first. All of them are a part of the state, which is kept below 16 KiB. */
  furtherProblems: 5,
  furtherProblemMessageCharacters: 200,
  /** The number of bytes that are read after the first problem of a file to find others. */
  furtherProblemsBytes: MEBIBYTE,
  /** The validator checks the cells of declared types only in records that begin within these first bytes. The job checks all cells. */
  checkedCellsBytes: 16 * MEBIBYTE,
  /** Text that is this many times larger than its compressed form is treated as an attack. The ratio of real tables rarely exceeds 20. */
  decompressionRatio: 200,
  /** Text smaller than this may have any ratio. */
  decompressionRatioFromBytes: 16 * MEBIBYTE,
  /** CopyObject does not accept larger objects. */
  copyObjectBytes: 5 * GIBIBYTE,
  /** The size that a function can copy within S3 in 15 minutes, at a cautious estimate of 300 MB/s. */
  fileBytes: 200 * GIBIBYTE,
} as const;

/** The limits of a file type that does not set its own. */
export const DEFAULT_CONTENT_LIMITS: ContentLimits = { recordBytes: 8 * MEBIBYTE, fieldBytes: 8 * MEBIBYTE, nestingDepth: LIMITS.nestingDepth };
