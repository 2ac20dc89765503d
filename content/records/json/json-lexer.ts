import { LIMITS } from '../../../src/contract/limits';
import { ASCII } from '../../text/ascii';
import { ContentProblem } from '../../text/content-problem';
import { quotedBytes, quotedCharacter } from '../../text/printable-text';

/** Thrown by the JSON lexer if a record continues after the bytes at hand. The record is read again, from its start, when more bytes are there. */
export const INCOMPLETE = new Error('the record continues in the next chunk');

/** Contains 1 for each byte value that a string passes over: all but the quote, the backslash and control characters. */
const PLAIN_IN_STRING = new Uint8Array(256).fill(1, ASCII.SPACE);
PLAIN_IN_STRING[ASCII.QUOTE] = 0;
PLAIN_IN_STRING[ASCII.BACKSLASH] = 0;

const LITERALS: Readonly<Record<number, Buffer>> = {
  [ASCII.LOWER_T]: Buffer.from('true'),
  [ASCII.LOWER_F]: Buffer.from('false'),
  [ASCII.LOWER_N]: Buffer.from('null'),
};

const SIMPLE_ESCAPES = new Set(Buffer.from('"\\/bfnrt'));

/** Contains the value of each byte as a hexadecimal digit, or 16 if it is not one. */
const HEXADECIMAL = Uint8Array.from({ length: 256 }, (_, byte) => {
  const digit = Number.parseInt(String.fromCharCode(byte), 16);
  return Number.isNaN(digit) ? 16 : digit;
});

/**
 * Reads the tokens of JSON (RFC 8259). Each method takes the offset where a token begins and returns the offset after it.
 *
 *  - The lexer checks tokens and decodes none: whoever needs a value parses its bytes. That the bytes are UTF-8 was checked before.
 *  - `readString` passes over plain bytes by a table with an entry for each byte value, and stops at a quote, a backslash or a control character.
 *    An escaped surrogate must be one of a pair, because half of a pair has no UTF-8.
 *  - `readNumber` ends at the first byte that cannot continue the number. Whether that byte may follow is for the parser to decide.
 *  - `byteAt` decides what happens at the end of the bytes at hand: if the file continues, it throws INCOMPLETE; otherwise the file is INVALID_JSON.
 */
export class JsonLexer {
  /** True if the latest string has escapes. */
  escaped = false;
  private bytes: Buffer = Buffer.alloc(0);
  private end = 0;
  private last = false;

  /** @param singleLine true if a line break between tokens is a problem, as in JSON Lines */
  constructor(private readonly singleLine: boolean) {}

  /** Sets the bytes to read from. `last` is true if the file ends at `end`. */
  load(bytes: Buffer, end: number, last: boolean): void {
    this.bytes = bytes;
    this.end = end;
    this.last = last;
  }

  /** Returns the byte at the offset. @throws INCOMPLETE, or ContentProblem if the file ends before it */
  byteAt(at: number): number {
    if (at < this.end) return this.bytes[at];
    throw this.last ? new ContentProblem('INVALID_JSON', 'the file ends before its last record does: add the missing end, or upload the whole file', this.end) : INCOMPLETE;
  }

  skipWhitespace(start: number): number {
    for (let at = start; ; at++) {
      const byte = this.byteAt(at);
      if (byte === ASCII.SPACE || byte === ASCII.TAB) continue;
      if (byte !== ASCII.LF && byte !== ASCII.CR) return at;
      if (this.singleLine) this.rejectLineBreak(at);
    }
  }

  /** Reads the string whose opening quote is at `start`. */
  readString(start: number): number {
    const { bytes, end } = this;
    this.escaped = false;
    for (let at = start + 1; ;) {
      while (at < end && PLAIN_IN_STRING[bytes[at]] === 1) at++;
      const byte = this.byteAt(at);
      if (byte === ASCII.QUOTE) return at + 1;
      if (byte !== ASCII.BACKSLASH) {
        throw new ContentProblem('INVALID_JSON', `a string contains ${quotedCharacter(bytes, at)}: write control characters as escapes, and close every string`, at);
      }
      this.escaped = true;
      at = this.readEscape(at);
    }
  }

  readNumber(start: number): number {
    let at = this.byteAt(start) === ASCII.MINUS ? start + 1 : start;
    at = this.byteAt(at) === ASCII.ZERO ? at + 1 : this.readDigits(at);
    if (isDigit(this.byteAt(at))) {
      throw new ContentProblem('INVALID_JSON', 'a number has a leading zero, which JSON does not allow: remove the zero, or write the number as a string', at);
    }
    if (this.byteAt(at) === ASCII.POINT) at = this.readDigits(at + 1);
    if (this.byteAt(at) === ASCII.LOWER_E || this.byteAt(at) === ASCII.UPPER_E) {
      const sign = this.byteAt(at + 1);
      at = this.readDigits(sign === ASCII.MINUS || sign === ASCII.PLUS ? at + 2 : at + 1);
    }
    if (at - start > LIMITS.numberCharacters) {
      const message = `the number ${quotedBytes(this.bytes, start, at)} has more than ${LIMITS.numberCharacters} characters: write it as a string`;
      throw new ContentProblem('INVALID_JSON', message, start, at);
    }
    return at;
  }

  /** Reads `true`, `false` or `null`. */
  readLiteral(start: number): number {
    const literal = LITERALS[this.byteAt(start)];
    for (let index = 1; index < literal.length; index++) {
      if (this.byteAt(start + index) !== literal[index]) throw this.unexpected(start + index, `the rest of "${literal.toString()}"`);
    }
    return start + literal.length;
  }

  /** Returns the problem of a character that the grammar does not allow at the offset. */
  unexpected(at: number, expected: string): ContentProblem {
    return new ContentProblem('INVALID_JSON', `expected ${expected}, found ${quotedCharacter(this.bytes, at)}: correct the JSON`, at);
  }

  /** Reads the escape whose backslash is at `at`, or both escapes of a surrogate pair, and returns the offset after it. */
  private readEscape(at: number): number {
    const byte = this.byteAt(at + 1);
    if (SIMPLE_ESCAPES.has(byte)) return at + 2;
    if (byte !== ASCII.LOWER_U) throw this.unexpected(at + 1, 'one of the escapes \\" \\\\ \\/ \\b \\f \\n \\r \\t \\u');
    const unit = this.hexadecimal(at + 2);
    if (unit < 0xd800 || unit > 0xdfff) return at + 6;
    if (unit > 0xdbff) throw loneSurrogate(unit, at, at + 5);
    if (this.byteAt(at + 6) !== ASCII.BACKSLASH) throw loneSurrogate(unit, at, at + 6);
    if (this.byteAt(at + 7) !== ASCII.LOWER_U) throw loneSurrogate(unit, at, at + 7);
    const second = this.hexadecimal(at + 8);
    if (second < 0xdc00 || second > 0xdfff) throw loneSurrogate(unit, at, at + 11);
    return at + 12;
  }

  private hexadecimal(start: number): number {
    let value = 0;
    for (let at = start; at < start + 4; at++) {
      const digit = HEXADECIMAL[this.byteAt(at)];
      if (digit === 16) throw this.unexpected(at, 'a hexadecimal digit');
      value = value * 16 + digit;
    }
    return value;
  }

  private readDigits(start: number): number {
    if (!isDigit(this.byteAt(start))) throw this.unexpected(start, 'a digit');
    let at = start + 1;
    while (isDigit(this.byteAt(at))) at++;
    return at;
  }

  private rejectLineBreak(at: number): never {
    const lineFeed = this.bytes[at] === ASCII.CR ? at + 1 : at;
    if (this.byteAt(lineFeed) !== ASCII.LF) {
      throw new ContentProblem('LONE_CARRIAGE_RETURN', 'a carriage return is not followed by a line feed: end lines with LF or CRLF', at, lineFeed);
    }
    throw new ContentProblem('INVALID_JSON', 'the line ends inside its object: write each object on one line', at, lineFeed);
  }
}

/** Returns true if the byte is one of the digits 0 to 9. */
export function isDigit(byte: number): boolean {
  return byte >= ASCII.ZERO && byte <= ASCII.NINE;
}

function loneSurrogate(unit: number, at: number, foundAt: number): ContentProblem {
  return new ContentProblem('INVALID_JSON', `the escape \\u${unit.toString(16)} is one half of a surrogate pair: add the other half, or remove it`, at, foundAt);
}
