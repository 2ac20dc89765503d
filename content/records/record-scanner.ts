import type { ContentFacts } from '../../src/contract/file-facts';

/** Reads the records of one format from bytes that hold at least one of them whole. */
export interface RecordScanner {
  /** Where, in the bytes of the latest scan, the record begins that was being read when the scan ended. */
  readonly recordStart: number;

  /**
   * Reads from the first byte as many whole records as stand before `end`.
   *
   * @param last whether the file ends at `end`
   * @returns how many bytes were read; the next scan begins with the rest of them
   * @throws ContentProblem
   */
  scan(bytes: Buffer, end: number, last: boolean): number;
}

/** What a format's scanner knows of a file; the rest does not depend on the format. */
export type ScannedFacts = Omit<ContentFacts, 'complete' | 'bytes' | 'compression' | 'byteOrderMark'>;

export interface ContentScanner extends RecordScanner {
  /**
   * To be called after the last scan.
   *
   * @param complete whether it reached the end of the file
   * @throws ContentProblem if the file has nothing to convert
   */
  facts(complete: boolean): ScannedFacts;
}

/** Passes over records that the exact parser would accept, with the same effect on its handler. */
export interface RecordSkipper {
  /** Whether the place of the latest call lies behind a record, and not before one. */
  readonly isBehindRecord: boolean;

  /**
   * @param at where a record begins
   * @returns where what is next begins, a record or a token between records; `at` itself if nothing was passed over
   */
  skip(bytes: Buffer, at: number, end: number): number;

  /** Tells of the values that were passed over, as far as that was not done. */
  reportTypes(): void;
}

/** Thrown when a record goes on past the bytes at hand; it is read again, from its start, when there are more. */
export const INCOMPLETE = new Error('the record goes on in the next chunk');
