import type { MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';

/** Which files a metric is about, and how it is read. */
export interface FileMetricOptions extends MetricOptions {
  /**
   * The name of a file type, or `none` for keys that matched none, or `?` for files that failed before their type was known.
   *
   * @default - the files of all types
   */
  readonly fileType?: string;
}
