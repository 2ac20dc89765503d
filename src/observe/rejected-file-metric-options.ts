import type { FileMetricOptions } from './file-metric-options';

/** Which rejected files a metric is about, and how it is read. */
export interface RejectedFileMetricOptions extends FileMetricOptions {
  /**
   * A reason code of README's table, such as `RAGGED_ROW`: the rejections for this reason, of all file types. Not together with `fileType`.
   *
   * @default - the rejections for all reasons
   */
  readonly reason?: string;
}
