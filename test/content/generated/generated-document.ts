import type { PartialFileType } from '../support/verdict-of';

/** A file that was made from known records, or such a one changed. */
export interface GeneratedDocument {
  readonly fileType: PartialFileType;
  readonly content: Buffer;
  /** What a reader has to get; absent if only a reference can tell. */
  readonly written?: Table;
}

/** The values of a file as text, in the order of its columns. */
export interface Table {
  readonly columns: string[];
  readonly records: (string | null)[][];
}
