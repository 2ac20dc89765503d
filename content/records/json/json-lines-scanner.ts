import { INCOMPLETE } from './json-lexer';
import type { JsonRecordHandler, RecordSkipper } from './json-record-handler';
import { JsonRecordParser } from './json-record-parser';
import { ASCII } from '../../text/ascii';
import { ContentProblem, type ProblemReporter } from '../../text/content-problem';
import { quotedCharacter } from '../../text/printable-text';
import type { RecordScanner } from '../record-scanner';

const VALUE_START = new Set(Buffer.from('["-0123456789tfn'));

/** Scans JSON Lines: one object on each line that is not blank. After a problem it continues with the next line. */
export class JsonLinesScanner implements RecordScanner {
  recordStart = 0;
  /** True if the object of the current line is read. */
  private afterRecord = false;
  /** True if the current line has a problem, so that the rest of it is skipped. */
  private skippingLine = false;
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
      const next = this.skippingLine ? this.skipLine(bytes, at, end) : this.skipRecords(bytes, at, end) ?? this.readOrReport(bytes, at, end, last);
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
    this.afterRecord = this.skipper.isAfterRecord;
    return next;
  }

  /** Reads the next token, or reports its problem. Returns undefined if the token is incomplete. */
  private readOrReport(bytes: Buffer, at: number, end: number, last: boolean): number | undefined {
    try {
      return this.readToken(bytes, at, end, last);
    } catch (error) {
      if (error === INCOMPLETE) return undefined;
      if (!(error instanceof ContentProblem)) throw error;
      this.report(error);
      this.skippingLine = true;
      return at;
    }
  }

  /** Skips the rest of a line with a problem. Nothing keeps its bytes, so it may be longer than a record. */
  private skipLine(bytes: Buffer, at: number, end: number): number {
    const lineFeed = bytes.subarray(at, end).indexOf(ASCII.LF);
    if (lineFeed === -1) return end;
    this.skippingLine = false;
    this.afterRecord = false;
    return at + lineFeed + 1;
  }

  private readToken(bytes: Buffer, at: number, end: number, last: boolean): number | undefined {
    switch (bytes[at]) {
      case ASCII.SPACE:
      case ASCII.TAB:
        return at + 1;
      case ASCII.LF:
        this.afterRecord = false;
        return at + 1;
      case ASCII.CR:
        return this.readLineEnding(bytes, at, end, last);
      case ASCII.OPEN_BRACE:
        if (!this.afterRecord) return this.readRecord(bytes, at, end, last);
        throw new ContentProblem('NOT_AN_OBJECT', 'a second object begins on the line: write each object on its own line', at);
      default:
        throw this.unexpected(bytes, at);
    }
  }

  private readLineEnding(bytes: Buffer, at: number, end: number, last: boolean): number | undefined {
    if (at + 1 === end && !last) return undefined;
    if (at + 1 === end || bytes[at + 1] !== ASCII.LF) {
      throw new ContentProblem('LONE_CARRIAGE_RETURN', 'a carriage return is not followed by a line feed: end lines with LF or CRLF', at, at + 1);
    }
    this.afterRecord = false;
    return at + 2;
  }

  private readRecord(bytes: Buffer, at: number, end: number, last: boolean): number {
    const next = this.parser.read(bytes, at, end, last);
    this.handler.endRecord(at, next);
    this.afterRecord = true;
    return next;
  }

  private unexpected(bytes: Buffer, at: number): ContentProblem {
    const character = quotedCharacter(bytes, at);
    if (this.afterRecord) return new ContentProblem('INVALID_JSON', `${character} follows the object on its line: remove it, or write it on its own line`, at);
    if (VALUE_START.has(bytes[at])) return new ContentProblem('NOT_AN_OBJECT', `the line begins with ${character}, not with the "{" of an object: write one object on each line`, at);
    return new ContentProblem('INVALID_JSON', `expected an object, found ${character}: write one object on each line`, at);
  }
}
