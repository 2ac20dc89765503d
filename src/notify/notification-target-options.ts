import type { OutcomeName } from '../contract/outcome';

/** How a file's way through the pipeline can end. */
export enum Outcome {
  /** The file was valid, and its Parquet output lies in the target bucket. */
  PROCESSED = 'PROCESSED',

  /** The file is not what its file type promises; a copy and the reason lie in quarantine. */
  REJECTED = 'REJECTED',

  /** An error kept the pipeline from deciding or converting; a redrive of the execution goes on where it failed. */
  FAILED = 'FAILED',

  /** A newer version of the same key had arrived before the output of this one was published. */
  SUPERSEDED = 'SUPERSEDED',
}

/** What the handlers announce and what users can ask for are the same: anything else does not compile. */
void (Outcome satisfies { readonly [K in OutcomeName]: K });

/** What a target wants to hear of. */
export interface NotificationTargetOptions {
  /**
   * The outcomes that are announced to the target.
   *
   * @default - all
   */
  readonly outcomes?: Outcome[];

  /**
   * The names of the file types whose files are announced to the target. A key that matched no file type is announced to targets without
   * this filter only; a failure that came before the file type was known is announced whatever this filter names.
   *
   * @default - all
   */
  readonly fileTypes?: string[];
}
