import type { ReasonCode } from '../../src/contract/reason-codes';

/** A problem of a file's content. Thrown, it ends the reading. Offsets count from the first of the bytes that are being scanned. */
export class ContentProblem extends Error {
  /**
   * @param at the offset at which the user should look; undefined for a problem of the whole file
   * @param foundAt the offset of the last byte that had to be read to find the problem. It decides whether this problem or a too large record is
   *   reported, so it must not depend on how the file is cut into chunks.
   */
  constructor(readonly code: ReasonCode, message: string, readonly at?: number, readonly foundAt: number | undefined = at) {
    super(message);
    this.name = 'ContentProblem';
  }
}

/**
 * Receives a problem after which reading can go on. Offsets count from the first of the bytes that are being scanned. Report each problem once: a record
 * that a chunk cuts off is read again, so report its problems only when it is complete. The reporter throws if no more problems are wanted.
 */
export type ProblemReporter = (problem: ContentProblem) => void;

/** The reporter for readers that end at the first problem, or whose files are known to be valid. */
export function throwProblem(problem: ContentProblem): never {
  throw problem;
}
