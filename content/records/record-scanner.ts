import type { ContentFacts } from '../../src/contract/file-facts';

/** Finds the records of one format in bytes that begin with the part of the file that is not read yet. */
export interface RecordScanner {
  /** The offset, in the bytes of the latest scan, of the record that was being read when the scan ended. */
  readonly recordStart: number;

  /**
   * Reads all complete records before `end`, from the first byte on.
   *
   * @param last true if the file ends at `end`
   * @returns the number of bytes that were read; the next scan must begin with the rest of them
   * @throws ContentProblem
   */
  scan(bytes: Buffer, end: number, last: boolean): number;
}

/** The facts that depend on the format of a file. The validator adds the others. */
export type ScannedFacts = Omit<ContentFacts, 'complete' | 'bytes' | 'compression' | 'byteOrderMark'>;

/** Scans the records of a file and collects the facts about them. */
export interface ContentScanner extends RecordScanner {
  /**
   * Returns the facts about the scanned records. Must be called after the last scan.
   *
   * @param complete true if the last scan reached the end of the file
   * @throws ContentProblem EMPTY if the file has nothing to convert
   */
  facts(complete: boolean): ScannedFacts;
}
