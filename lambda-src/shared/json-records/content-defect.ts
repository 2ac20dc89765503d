import type { ReasonCode } from '../../../src/contract/reason-codes';

/** What is wrong with a file's content; it ends the reading. Offsets count from the first of the bytes that were being scanned. */
export class ContentDefect extends Error {
  /**
   * @param at where the user should look; absent for a defect of the whole file
   * @param foundAt the last byte that had to be seen to know of it. It decides between this and a record that has become too large, so it must
   *   not depend on how the file was cut into chunks.
   */
  constructor(readonly code: ReasonCode, message: string, readonly at?: number, readonly foundAt: number | undefined = at) {
    super(message);
    this.name = 'ContentDefect';
  }
}
