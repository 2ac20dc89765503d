import type { ReasonCode } from '../../src/contract/reason-codes';

/** What is wrong with a file's content; it ends the reading. Offsets count from the first of the bytes that were being scanned. */
export class ContentProblem extends Error {
  /**
   * @param at where the user should look; absent for a problem of the whole file
   * @param foundAt the last byte that had to be seen to know of it. It decides between this and a record that has become too large, so it must
   *   not depend on how the file was cut into chunks.
   */
  constructor(readonly code: ReasonCode, message: string, readonly at?: number, readonly foundAt: number | undefined = at) {
    super(message);
    this.name = 'ContentProblem';
  }
}

/**
 * Is told of a problem behind which reading can go on; offsets count from the first of the bytes that are being scanned. To be called once for a
 * problem: of a record that may be cut off and read again, not before it is whole. It throws if no more problems are wanted.
 */
export type ProblemReporter = (problem: ContentProblem) => void;

/** For readers of files that are known to be valid, or that end at the first problem. */
export function throwProblem(problem: ContentProblem): never {
  throw problem;
}
