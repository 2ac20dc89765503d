import { createHash } from 'node:crypto';
import type { OutcomeName } from './workflow-state';

export const METRIC_NAMESPACE = 'FileProcessingPipeline';

export const METRIC_DIMENSIONS = { pipeline: 'Pipeline', fileType: 'FileType', reason: 'Reason' } as const;

const DIMENSION_VALUE_CHARACTERS = 255;

/**
 * Returns the value of the dimension Pipeline: the path of the construct, or, if CloudWatch does not accept the path, a similar value that no other path
 * has.
 */
export function pipelineDimension(path: string): string {
  if (/^[ -~]+$/.test(path) && path.length <= DIMENSION_VALUE_CHARACTERS) return path;
  const suffix = `-${createHash('sha256').update(path).digest('hex').slice(0, 16)}`;
  return path.replace(/[^ -~]/g, '-').slice(0, DIMENSION_VALUE_CHARACTERS - suffix.length) + suffix;
}

/** The value of the dimension FileType for a key that matches no file type. */
export const NO_FILE_TYPE = 'none';

export const FILES_RECEIVED_METRIC = 'FilesReceived';

export const OUTCOME_METRICS: Readonly<Record<OutcomeName, string>> = {
  PROCESSED: 'FilesProcessed',
  REJECTED: 'FilesRejected',
  FAILED: 'FilesFailed',
  SUPERSEDED: 'FilesSuperseded',
};

/** The time from the start of the execution to the notification, in milliseconds. */
export const FILE_DURATION_METRIC = 'FileDuration';
