import { ContentProblem } from '../../text/content-problem';

/** The line endings of a file's rows, and how Spark can read them. A line break inside quotes is data, not a line ending. */
export class LineEndings {
  /** True if Spark must read the file as one piece, because its line mode would split or drop a record. */
  needsMultiLine = false;
  lf = false;
  crlf = false;

  add(ending: 'LF' | 'CRLF'): void {
    if (ending === 'LF') this.lf = true;
    else this.crlf = true;
  }

  /**
   * Checks that the rows of a file which Spark must read as one piece all end the same way. At another ending, Spark would join rows or leave the CR
   * in the last field.
   *
   * @param rowStart the row after which the endings are checked
   * @throws ContentProblem MIXED_LINE_ENDINGS
   */
  checkNotMixed(rowStart: number, foundAt: number): void {
    if (!this.lf || !this.crlf || !this.needsMultiLine) return;
    const message = 'some rows end in LF and some in CRLF, in a file with line breaks inside quotes or rows of spaces only: end all rows the same way';
    throw new ContentProblem('MIXED_LINE_ENDINGS', message, rowStart, foundAt);
  }

  /** Returns CRLF if at least one row ends in CRLF, otherwise LF. */
  get lineEnding(): 'LF' | 'CRLF' {
    return this.crlf ? 'CRLF' : 'LF';
  }
}
