import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IConstruct } from 'constructs';
import type { FileMetricOptions, RejectedFileMetricOptions } from './file-metric-options';
import { UNKNOWN_FILE_TYPE } from '../contract/announcement';
import {
  FILE_DURATION_METRIC, FILES_RECEIVED_METRIC, METRIC_DIMENSIONS, METRIC_NAMESPACE, NO_FILE_TYPE, OUTCOME_METRICS, pipelineDimension,
} from '../contract/metric-names';
import { REASON_CODES } from '../contract/reason-codes';

/** The metrics that the notification handler emits. */
export class FileMetrics {
  /**
   * @param pipeline the path of the pipeline
   * @param fileTypes the names of the file types of the pipeline
   */
  constructor(private readonly scope: IConstruct, private readonly pipeline: string, private readonly fileTypes: string[]) {}

  /** Returns the count of files with any outcome. */
  public received(options: FileMetricOptions = {}): Metric {
    return this.metric(FILES_RECEIVED_METRIC, Stats.SUM, options);
  }

  /** Returns the count of files with one outcome. */
  public ended(outcome: keyof typeof OUTCOME_METRICS, options: FileMetricOptions = {}): Metric {
    return this.metric(OUTCOME_METRICS[outcome], Stats.SUM, options);
  }

  /** Returns the count of rejected files, for one reason if the options name one. */
  public rejected({ reason, ...options }: RejectedFileMetricOptions = {}): Metric {
    if (reason === undefined) return this.ended('REJECTED', options);
    if (!REASON_CODES.includes(reason)) {
      throw new Error(`the reason of a metric is "${reason}", which is not a reason code: use one of ${REASON_CODES.join(', ')}`);
    }
    if (options.fileType !== undefined) {
      throw new Error(`a metric has both the file type "${options.fileType}" and the reason "${reason}", which are counted separately: remove one of them`);
    }
    return this.ended('REJECTED', { ...options, dimensionsMap: { [METRIC_DIMENSIONS.reason]: reason, ...options.dimensionsMap } });
  }

  /** Returns the time from the start of an execution to its notification. */
  public duration(options: FileMetricOptions = {}): Metric {
    return this.metric(FILE_DURATION_METRIC, Stats.AVERAGE, options);
  }

  private metric(metricName: string, statistic: string, { fileType, ...options }: FileMetricOptions): Metric {
    const known = [...this.fileTypes, NO_FILE_TYPE, UNKNOWN_FILE_TYPE];
    if (fileType !== undefined && !known.includes(fileType)) {
      throw new Error(`the file type of a metric is "${fileType}", which the pipeline does not have: use one of ${known.join(', ')}`);
    }
    return new Metric({
      namespace: METRIC_NAMESPACE,
      metricName,
      statistic,
      ...options,
      dimensionsMap: {
        [METRIC_DIMENSIONS.pipeline]: pipelineDimension(this.pipeline),
        ...(fileType !== undefined && { [METRIC_DIMENSIONS.fileType]: fileType }),
        ...options.dimensionsMap,
      },
    }).attachTo(this.scope);
  }
}
