import type { MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { RejectionReason } from '../file-type/rejection-reason';

/** Options of a metric that counts files. */
export interface FileMetricOptions extends MetricOptions {
  /**
   * The file type whose files are counted: its name, `none` for keys that match no file type, or `?` for files that failed before their type was known.
   *
   * @default - the files of all types
   */
  readonly fileType?: string;
}

/** Options of the metric that counts rejected files. */
export interface RejectedFileMetricOptions extends FileMetricOptions {
  /**
   * The reason whose rejections are counted, for all file types together. It cannot be combined with `fileType`.
   *
   * @default - the rejections for all reasons
   */
  readonly reason?: RejectionReason;
}
