import type { MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { RejectionReason } from '../file-type/rejection-reason';

/** Which files a metric is about, and how it is read. */
export interface FileMetricOptions extends MetricOptions {
  /**
   * The name of a file type, or `none` for keys that matched none, or `?` for files that failed before their type was known.
   *
   * @default - the files of all types
   */
  readonly fileType?: string;
}

/** Which rejected files a metric is about, and how it is read. */
export interface RejectedFileMetricOptions extends FileMetricOptions {
  /**
   * The rejections for this reason, of all file types. Not together with `fileType`.
   *
   * @default - the rejections for all reasons
   */
  readonly reason?: RejectionReason;
}
