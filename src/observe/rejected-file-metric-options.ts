import type { FileMetricOptions } from './file-metric-options';
import type { RejectionReason } from './rejection-reason';

/** Which rejected files a metric is about, and how it is read. */
export interface RejectedFileMetricOptions extends FileMetricOptions {
  /**
   * The rejections for this reason, of all file types. Not together with `fileType`.
   *
   * @default - the rejections for all reasons
   */
  readonly reason?: RejectionReason;
}
