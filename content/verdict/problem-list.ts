import { LIMITS } from '../../src/contract/limits';
import type { Reason } from '../../src/contract/reason-codes';

/** What is wrong with a file: the first problem, and a few that lie near it. */
export class ProblemList {
  first?: Reason;
  readonly further: Reason[] = [];
  /** Records that begin behind it, from the start of the stream, are not looked at. */
  private end = Infinity;

  /** @param recordStart of the record that has the problem, from the start of the stream */
  add(problem: Reason, recordStart: number): void {
    if (this.first === undefined) {
      this.first = shortened(problem, LIMITS.reasonMessageCharacters);
      this.end = recordStart + LIMITS.furtherProblemsBytes;
    } else if (!this.isFull(recordStart)) {
      this.further.push(shortened(problem, LIMITS.furtherProblemMessageCharacters));
    }
  }

  /** Whether a record that begins here can add nothing. */
  isFull(recordStart: number): boolean {
    return recordStart >= this.end || this.further.length === LIMITS.furtherProblems;
  }
}

/** Half of a surrogate pair is no text. */
function shortened(problem: Reason, characters: number): Reason {
  return { ...problem, message: problem.message.slice(0, characters).replace(/[\ud800-\udbff]$/, '') };
}
