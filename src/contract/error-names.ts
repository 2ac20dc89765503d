/** Errors that a retry cannot mend; the handlers throw them by these names, the workflow's Retry matches on them. */
export const PERMANENT_ERRORS = {
  /** The version that was uploaded no longer exists. */
  sourceNotFound: 'SourceNotFound',
  /** An unversioned object was overwritten after its event. */
  sourceChanged: 'SourceChanged',
  /** A file that has to be read to its end, to be decoded or to know its types, is too large for the time of a function. */
  scanTimeExceeded: 'ScanTimeExceeded',
  /** A file is too large to be copied, or rewritten, within the time of a function. */
  copyTimeExceeded: 'CopyTimeExceeded',
  /** The job run ended in another state than SUCCEEDED. */
  jobRunFailed: 'JobRunFailed',
  /** The job run succeeded without writing its result. */
  jobResultMissing: 'JobResultMissing',
  /** Rows validated, read, written and found in the Parquet files differ. */
  rowCountMismatch: 'RowCountMismatch',
  /** Two file types share the name, or none has it: the definition and the state disagree. */
  unknownFileType: 'UnknownFileType',
} as const;

export type PermanentErrorName = (typeof PERMANENT_ERRORS)[keyof typeof PERMANENT_ERRORS];
