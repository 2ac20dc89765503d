import type { ContentFacts } from '../../src/contract/file-facts';
import type { RecordScanner } from '../shared/json-records/record-scanner';

/** What a format's scanner knows of a file; the rest does not depend on the format. */
export type ScannedFacts = Omit<ContentFacts, 'complete' | 'bytes' | 'compression' | 'byteOrderMark'>;

export interface ContentScanner extends RecordScanner {
  /**
   * To be called after the last scan.
   *
   * @param complete whether it reached the end of the file
   * @throws ContentDefect if the file has nothing to convert
   */
  facts(complete: boolean): ScannedFacts;
}
