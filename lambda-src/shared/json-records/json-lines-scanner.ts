import { ASCII } from './ascii';
import { ContentDefect } from './content-defect';
import { INCOMPLETE } from './incomplete';
import type { JsonRecordHandler } from './json-record-handler';
import { JsonRecordParser } from './json-record-parser';
import { quotedCharacter } from './printable';
import type { RecordScanner } from './record-scanner';

const VALUE_START = new Set(Buffer.from('["-0123456789tfn'));

/** JSON Lines: one object on each line that is not blank. */
export class JsonLinesScanner implements RecordScanner {
  recordStart = 0;
  /** Whether the line at hand has had its object. */
  private afterRecord = false;
  private readonly parser: JsonRecordParser;

  constructor(private readonly handler: JsonRecordHandler) {
    this.parser = new JsonRecordParser(handler, true);
  }

  scan(bytes: Buffer, end: number, last: boolean): number {
    let at = 0;
    while (at < end) {
      this.recordStart = at;
      const next = this.token(bytes, at, end, last);
      if (next === undefined) return at;
      at = next;
    }
    this.recordStart = at;
    return at;
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
        throw new ContentDefect('NOT_AN_OBJECT', 'a second object begins on the line: each stands on a line of its own', at);
      default:
        throw this.unexpected(bytes, at);
    }
  }

  private lineEnd(bytes: Buffer, at: number, end: number, last: boolean): number | undefined {
    if (at + 1 === end && !last) return undefined;
    if (at + 1 === end || bytes[at + 1] !== ASCII.LF) {
      throw new ContentDefect('LONE_CARRIAGE_RETURN', 'a carriage return is not followed by a line feed: lines have to end in LF or CRLF', at, at + 1);
    }
    this.afterRecord = false;
    return at + 2;
  }

  private record(bytes: Buffer, at: number, end: number, last: boolean): number | undefined {
    try {
      const next = this.parser.read(bytes, at, end, last);
      this.handler.endRecord(at, next);
      this.afterRecord = true;
      return next;
    } catch (error) {
      if (error === INCOMPLETE) return undefined;
      throw error;
    }
  }

  private unexpected(bytes: Buffer, at: number): ContentDefect {
    const character = quotedCharacter(bytes, at);
    if (this.afterRecord) return new ContentDefect('INVALID_JSON', `${character} follows the object on its line`, at);
    if (VALUE_START.has(bytes[at])) return new ContentDefect('NOT_AN_OBJECT', `the line begins with ${character}: each line has to be an object`, at);
    return new ContentDefect('INVALID_JSON', `${character} stands where an object is expected`, at);
  }
}
