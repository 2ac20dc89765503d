import { isAscii } from 'node:buffer';
import type { SimdScanner } from '../simd/simd-scanner';
import { ASCII } from '../text/ascii';

/** A place in a text file, as an editor shows it. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Counts what a position is made of, between two offsets of the bytes. */
export interface TextCounts {
  lineFeeds(bytes: Buffer, start: number, end: number): number;
  /** In UTF-8 each character has exactly one byte that is not 10xxxxxx. */
  characters(bytes: Buffer, start: number, end: number): number;
}

export const JAVASCRIPT_COUNTS: TextCounts = {
  lineFeeds: (bytes, start, end) => {
    let count = 0;
    for (let at = bytes.indexOf(ASCII.LF, start); at !== -1 && at < end; at = bytes.indexOf(ASCII.LF, at + 1)) count++;
    return count;
  },
  characters: (bytes, start, end) => {
    if (isAscii(bytes.subarray(start, end))) return end - start;
    let count = 0;
    for (let at = start; at < end; at++) {
      if (bytes[at] < 0x80 || bytes[at] > 0xbf) count++;
    }
    return count;
  },
};

/** The counts for bytes in the scanner's memory. */
export function simdCounts({ exports }: SimdScanner): TextCounts {
  return {
    lineFeeds: ({ byteOffset }, start, end) => exports.countLineFeeds(byteOffset + start, byteOffset + end),
    characters: ({ byteOffset }, start, end) => exports.countCharacters(byteOffset + start, byteOffset + end),
  };
}

/** Converts offsets to positions. It counts only what has been read: a problem is located in the bytes at hand. */
export class Locator {
  private line = 1;
  /** How many characters of the line were read. */
  private characters = 0;

  constructor(private readonly counts: TextCounts = JAVASCRIPT_COUNTS) {}

  /** Moves past the first bytes, which have been read. */
  advance(bytes: Buffer, count: number): void {
    const { line, column } = this.locate(bytes, count);
    this.line = line;
    this.characters = column - 1;
  }

  /** @param at offset from the first byte that was not read */
  locate(bytes: Buffer, at: number): Position {
    const lineFeeds = this.counts.lineFeeds(bytes, 0, at);
    const lineStart = lineFeeds === 0 ? 0 : bytes.lastIndexOf(ASCII.LF, at - 1) + 1;
    const before = lineFeeds === 0 ? this.characters : 0;
    return { line: this.line + lineFeeds, column: before + this.counts.characters(bytes, lineStart, at) + 1 };
  }
}
