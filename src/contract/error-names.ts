/** The names of errors that a retry cannot fix. The handlers throw them, and the state machine does not retry them. */
export const PERMANENT_ERRORS = {
  /** The uploaded version no longer exists. */
  sourceNotFound: 'SourceNotFound',
  /** An object without versions was overwritten after its event. */
  sourceChanged: 'SourceChanged',
  /** The file is too large to be read to its end within the time of a function, which is required to decode it or to infer its types. */
  scanTimeExceeded: 'ScanTimeExceeded',
  /** The file is too large to be copied or rewritten within the time of a function. */
  copyTimeExceeded: 'CopyTimeExceeded',
  /** The job run ended in a state other than SUCCEEDED. */
  jobRunFailed: 'JobRunFailed',
  /** The job run succeeded without writing its result. */
  jobResultMissing: 'JobResultMissing',
  /** The job did not read as many rows as the validator counted, or the Parquet files do not contain as many rows as the job wrote. */
  rowCountMismatch: 'RowCountMismatch',
  /** No file type, or more than one, has the name in the state of the execution. */
  unknownFileType: 'UnknownFileType',
} as const;

export type PermanentErrorName = (typeof PERMANENT_ERRORS)[keyof typeof PERMANENT_ERRORS];
