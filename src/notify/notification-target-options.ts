import type { OutcomeName } from '../contract/workflow-state';

/** The outcome of a file. */
export enum Outcome {
  /** The file was valid, and its Parquet output is stored in the target bucket. */
  PROCESSED = 'PROCESSED',

  /** The file does not conform to its file type. A copy and the reason are stored in the quarantine bucket. */
  REJECTED = 'REJECTED',

  /** The execution failed, timed out or was stopped. A redrive continues where it ended. */
  FAILED = 'FAILED',

  /** A newer version of the same key arrived before the output of this version was published. */
  SUPERSEDED = 'SUPERSEDED',
}

/** Fails to compile unless each outcome that the handlers report is a member. */
void (Outcome satisfies { readonly [K in OutcomeName]: K });

/** Options of every notification target. */
export interface NotificationTargetOptions {
  /**
   * The outcomes that the target is notified of.
   *
   * @default - all
   */
  readonly outcomes?: Outcome[];

  /**
   * The names of the file types that the target is notified of. Only targets without this filter are notified of keys that match no file type. If an
   * execution fails before its file type is known, all targets are notified, whatever this filter contains.
   *
   * @default - all
   */
  readonly fileTypes?: string[];
}
