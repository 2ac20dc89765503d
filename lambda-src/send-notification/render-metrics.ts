import { type Announcement, UNKNOWN_FILE_TYPE } from '../../src/contract/announcement';
import {
  FILE_DURATION_METRIC, FILES_RECEIVED_METRIC, METRIC_DIMENSIONS, METRIC_NAMESPACE, NO_FILE_TYPE, OUTCOME_METRICS, pipelineDimension,
} from '../../src/contract/metric-names';

/** Renders a log line in the embedded metric format. CloudWatch extracts metrics from it, so that no API call is needed, which could fail. */
export function renderMetrics(announcement: Announcement, redriveCount: number): string {
  const { outcome, pipeline, times, reason } = announcement;
  const ended = Date.parse(times.ended);
  const rejectedFor = outcome === 'REJECTED' ? reason?.code : undefined;
  const metrics = [
    // A redriven execution ends more than once, but its file was received only once.
    ...(redriveCount === 0 ? [{ Name: FILES_RECEIVED_METRIC, Unit: 'Count', value: 1 }] : []),
    { Name: OUTCOME_METRICS[outcome], Unit: 'Count', value: 1 },
    { Name: FILE_DURATION_METRIC, Unit: 'Milliseconds', value: Math.max(0, ended - Date.parse(times.started)) },
  ];
  return JSON.stringify({
    _aws: {
      Timestamp: ended,
      CloudWatchMetrics: [
        {
          Namespace: METRIC_NAMESPACE,
          Dimensions: [[METRIC_DIMENSIONS.pipeline], [METRIC_DIMENSIONS.pipeline, METRIC_DIMENSIONS.fileType]],
          Metrics: metrics.map(({ Name, Unit }) => ({ Name, Unit })),
        },
        ...(rejectedFor === undefined ? [] : [{
          Namespace: METRIC_NAMESPACE,
          Dimensions: [[METRIC_DIMENSIONS.pipeline, METRIC_DIMENSIONS.reason]],
          Metrics: [{ Name: OUTCOME_METRICS.REJECTED, Unit: 'Count' }],
        }]),
      ],
    },
    [METRIC_DIMENSIONS.pipeline]: pipelineDimension(pipeline),
    [METRIC_DIMENSIONS.fileType]: fileTypeLabel(announcement) ?? NO_FILE_TYPE,
    ...(rejectedFor !== undefined && { [METRIC_DIMENSIONS.reason]: rejectedFor }),
    ...Object.fromEntries(metrics.map(({ Name, value }) => [Name, value])),
  });
}

/**
 * Returns the file type that filter policies and metrics go by. A failure before the file type was known has a placeholder.
 *
 * @returns undefined if the key matched no file type
 */
export function fileTypeLabel({ fileType, outcome }: Announcement): string | undefined {
  return fileType ?? (outcome === 'FAILED' ? UNKNOWN_FILE_TYPE : undefined);
}
