import { ASCII } from '../../text/ascii';
import { ContentProblem, type ProblemReporter } from '../../text/content-problem';
import { type RecordSkipper, INCOMPLETE, type RecordScanner } from '../record-scanner';
import type { JsonRecordHandler } from './json-record-handler';
import { JsonRecordParser } from './json-record-parser';
import { quotedCharacter } from '../../text/printable-text';

const VALUE_START = new Set(Buffer.from('["-0123456789tfn'));

/** JSON Lines: one object on each line that is not blank. Behind a problem, reading goes on with the next line. */
export class JsonLinesScanner implements RecordScanner {
  recordStart = 0;
  /** Whether the line at hand has had its object. */
  private afterRecord = false;
  /** Whether the line at hand has a problem, and the rest of it is not looked at. */
  private skipping = false;
  private readonly parser: JsonRecordParser;

  constructor(
    private readonly handler: JsonRecordHandler, nestingDepth: number, private readonly report: ProblemReporter, private readonly skipper?: RecordSkipper,
  ) {
    this.parser = new JsonRecordParser(handler, true, nestingDepth);
  }

  scan(bytes: Buffer, end: number, last: boolean): number {
    let at = 0;
    while (at < end) {
      this.recordStart = at;
      const next = this.skipping ? this.skipLine(bytes, at, end) : this.skipRecords(bytes, at, end) ?? this.tokenOrDefect(bytes, at, end, last);
      if (next === undefined) return at;
      at = next;
    }
    this.recordStart = at;
    return at;
  }

  private skipRecords(bytes: Buffer, at: number, end: number): number | undefined {
    if (this.skipper === undefined || bytes[at] !== ASCII.OPEN_BRACE || this.afterRecord) return undefined;
    const next = this.skipper.skip(bytes, at, end);
    if (next === at) return undefined;
    this.afterRecord = this.skipper.isBehindRecord;
    return next;
  }

  private tokenOrDefect(bytes: Buffer, at: number, end: number, last: boolean): number | undefined {
    try {
      return this.token(bytes, at, end, last);
    } catch (error) {
      if (error === INCOMPLETE) return undefined;
      if (!(error instanceof ContentProblem)) throw error;
      this.report(error);
      this.skipping = true;
      return at;
    }
  }

  /** What was skipped is held by nobody: a line may be longer than a record. */
  private skipLine(bytes: Buffer, at: number, end: number): number {
    const lineFeed = bytes.subarray(at, end).indexOf(ASCII.LF);
    if (lineFeed === -1) return end;
    this.skipping = false;
    this.afterRecord = false;
    return at + lineFeed + 1;
  }

  private token(bytes: Buffer, at: number, end: number, last: boolean): number | undefined {
    switch (bytes[at]) {
      case ASCII.SPACE:
      case ASCII.TAB:
        return at + 1;
      case ASCII.LF:
        this.afterRecord = false;
        return at + 1;
      case ASCII.CR:
        return this.lineEnd(bytes, at, end, last);
      case ASCII.OPEN_BRACE:
        if (!this.afterRecord) return this.record(bytes, at, end, last);
        throw new ContentProblem('NOT_AN_OBJECT', 'a second object begins on the line: each stands on a line of its own', at);
      default:
        throw this.unexpected(bytes, at);
    }
  }

  private lineEnd(bytes: Buffer, at: number, end: number, last: boolean): number | undefined {
    if (at + 1 === end && !last) return undefined;
    if (at + 1 === end || bytes[at + 1] !== ASCII.LF) {
      throw new ContentProblem('LONE_CARRIAGE_RETURN', 'a carriage return is not followed by a line feed: lines have to end in LF or CRLF', at, at + 1);
    }
    this.afterRecord = false;
    return at + 2;
  }

  private record(bytes: Buffer, at: number, end: number, last: boolean): number {
    const next = this.parser.read(bytes, at, end, last);
    this.handler.endRecord(at, next);
    this.afterRecord = true;
    return next;
  }

  private unexpected(bytes: Buffer, at: number): ContentProblem {
    const character = quotedCharacter(bytes, at);
    if (this.afterRecord) return new ContentProblem('INVALID_JSON', `${character} follows the object on its line`, at);
    if (VALUE_START.has(bytes[at])) return new ContentProblem('NOT_AN_OBJECT', `the line begins with ${character}: each line has to be an object`, at);
    return new ContentProblem('INVALID_JSON', `${character} stands where an object is expected`, at);
  }
}
