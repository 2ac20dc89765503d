import { INCOMPLETE } from './json-lexer';
import type { JsonRecordHandler, RecordSkipper } from './json-record-handler';
import { JsonRecordParser } from './json-record-parser';
import { ASCII } from '../../text/ascii';
import { ContentProblem } from '../../text/content-problem';
import { quotedCharacter } from '../../text/printable-text';
import type { RecordScanner } from '../record-scanner';

type Expected = 'array' | 'element or end' | 'element' | 'comma or end' | 'nothing';

const VALUE_START = new Set(Buffer.from('{["-0123456789tfn'));

/** Scans a JSON file that is one array of objects. */
export class JsonArrayScanner implements RecordScanner {
  recordStart = 0;
  private expected: Expected = 'array';
  private readonly parser: JsonRecordParser;

  constructor(private readonly handler: JsonRecordHandler, nestingDepth: number, private readonly skipper?: RecordSkipper) {
    this.parser = new JsonRecordParser(handler, false, nestingDepth);
  }

  scan(bytes: Buffer, end: number, last: boolean): number {
    let at = skipWhitespace(bytes, 0, end);
    while (at < end) {
      this.recordStart = at;
      const next = this.skipRecords(bytes, at, end) ?? this.readToken(bytes, at, end, last);
      if (next === undefined) return at;
      at = skipWhitespace(bytes, next, end);
    }
    this.recordStart = at;
    if (last && this.expected === 'array') throw new ContentProblem('EMPTY', 'the file is empty: it must contain an array of objects');
    if (last && this.expected !== 'nothing') throw new ContentProblem('INVALID_JSON', 'the file ends before its array does: add the missing end, or upload the whole file', end);
    return at;
  }

  private skipRecords(bytes: Buffer, at: number, end: number): number | undefined {
    if (this.skipper === undefined || bytes[at] !== ASCII.OPEN_BRACE || (this.expected !== 'element' && this.expected !== 'element or end')) return undefined;
    const next = this.skipper.skip(bytes, at, end);
    if (next === at) return undefined;
    this.expected = this.skipper.isAfterRecord ? 'comma or end' : 'element';
    return next;
  }

  private readToken(bytes: Buffer, at: number, end: number, last: boolean): number | undefined {
    const byte = bytes[at];
    if (byte === ASCII.OPEN_BRACE && (this.expected === 'element' || this.expected === 'element or end')) {
      return this.readRecord(bytes, at, end, last);
    }
    if (byte === ASCII.OPEN_BRACKET && this.expected === 'array') {
      this.expected = 'element or end';
    } else if (byte === ASCII.CLOSE_BRACKET && (this.expected === 'element or end' || this.expected === 'comma or end')) {
      this.expected = 'nothing';
    } else if (byte === ASCII.COMMA && this.expected === 'comma or end') {
      this.expected = 'element';
    } else {
      throw this.unexpected(bytes, at);
    }
    return at + 1;
  }

  private readRecord(bytes: Buffer, at: number, end: number, last: boolean): number | undefined {
    try {
      const next = this.parser.read(bytes, at, end, last);
      this.handler.endRecord(at, next);
      this.expected = 'comma or end';
      return next;
    } catch (error) {
      if (error === INCOMPLETE) return undefined;
      throw error;
    }
  }

  private unexpected(bytes: Buffer, at: number): ContentProblem {
    const character = quotedCharacter(bytes, at);
    if (VALUE_START.has(bytes[at])) {
      switch (this.expected) {
        case 'array':
          return new ContentProblem('NOT_AN_ARRAY_OF_OBJECTS', `the file begins with ${character}, not with the "[" of an array: enclose its objects in an array, or declare JSON Lines`, at);
        case 'element':
        case 'element or end':
          return new ContentProblem('NOT_AN_ARRAY_OF_OBJECTS', `an element of the array begins with ${character}, not with the "{" of an object: write each element as an object`, at);
        case 'nothing':
          return new ContentProblem('NOT_AN_ARRAY_OF_OBJECTS', `a second value begins with ${character} after the array: write one array in each file`, at);
        default:
      }
    }
    return new ContentProblem('INVALID_JSON', `expected ${this.expectation()}, found ${character}: write one array of objects`, at);
  }

  private expectation(): string {
    switch (this.expected) {
      case 'array': return 'an array';
      case 'element': return 'an object after the comma';
      case 'element or end': return 'an object or the end of the array';
      case 'comma or end': return 'a comma or the end of the array';
      case 'nothing': return 'the end of the file';
    }
  }
}

function skipWhitespace(bytes: Buffer, start: number, end: number): number {
  let at = start;
  while (at < end && (bytes[at] === ASCII.SPACE || bytes[at] === ASCII.LF || bytes[at] === ASCII.CR || bytes[at] === ASCII.TAB)) at++;
  return at;
}
