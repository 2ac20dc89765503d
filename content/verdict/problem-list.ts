import { LIMITS } from '../../src/contract/limits';
import type { Reason } from '../../src/contract/reason-codes';

/** Collects the problems of a file: the first one, and up to five further ones in records that begin less than 1 MiB after it. */
export class ProblemList {
  first?: Reason;
  readonly further: Reason[] = [];
  /** The offset in the stream at which problems are no longer collected. */
  private end = Infinity;

  /** Adds a problem, unless the list is full. @param recordStart the offset in the stream of the record that has the problem */
  add(problem: Reason, recordStart: number): void {
    if (this.first === undefined) {
      this.first = truncateMessage(problem, LIMITS.reasonMessageCharacters);
      this.end = recordStart + LIMITS.furtherProblemsBytes;
    } else if (!this.isFull(recordStart)) {
      this.further.push(truncateMessage(problem, LIMITS.furtherProblemMessageCharacters));
    }
  }

  /** Returns true if no problem of a record that begins at the offset is added. */
  isFull(recordStart: number): boolean {
    return recordStart >= this.end || this.further.length === LIMITS.furtherProblems;
  }
}

/** Truncates the message of a problem, but not inside a surrogate pair. */
function truncateMessage(problem: Reason, characters: number): Reason {
  return { ...problem, message: problem.message.slice(0, characters).replace(/[\ud800-\udbff]$/, '') };
}
