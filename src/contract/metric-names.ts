import type { OutcomeName } from './outcome';

export const METRIC_NAMESPACE = 'FileProcessingPipeline';

export const METRIC_DIMENSIONS = { pipeline: 'Pipeline', fileType: 'FileType' } as const;

/** The value of the dimension FileType for a key that matched none. */
export const NO_FILE_TYPE = 'none';

export const FILES_RECEIVED_METRIC = 'FilesReceived';

export const OUTCOME_METRICS: Readonly<Record<OutcomeName, string>> = {
  PROCESSED: 'FilesProcessed',
  REJECTED: 'FilesRejected',
  FAILED: 'FilesFailed',
  SUPERSEDED: 'FilesSuperseded',
};

/** From the start of the execution to the announcement. Unit: milliseconds. */
export const FILE_DURATION_METRIC = 'FileDuration';
