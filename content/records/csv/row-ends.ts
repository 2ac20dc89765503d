import { ContentProblem } from '../../text/content-problem';

/** How the rows of a file end, and whether Spark can read it line by line. */
export class RowEnds {
  /** Whether a record was seen that Spark's line mode would split or drop. */
  needsMultiLine = false;
  lf = false;
  crlf = false;

  add(end: 'LF' | 'CRLF'): void {
    if (end === 'LF') this.lf = true;
    else this.crlf = true;
  }

  /** Read as one piece, rows have one line ending: with the other one Spark joins rows, or leaves the CR in the last field. */
  check(rowStart: number, foundAt: number): void {
    if (!this.lf || !this.crlf || !this.needsMultiLine) return;
    const message = 'some rows end in LF and some in CRLF, in a file with line breaks inside quotes or rows of spaces only: end all rows alike';
    throw new ContentProblem('MIXED_LINE_ENDINGS', message, rowStart, foundAt);
  }

  get lineEnding(): 'LF' | 'CRLF' {
    return this.crlf ? 'CRLF' : 'LF';
  }
}
