import { isAscii } from 'node:buffer';
import type { SimdScanner } from '../simd/simd-scanner';
import { ASCII } from '../text/ascii';

/** A position in a text file, as an editor shows it: both numbers begin at 1. */
interface Position {
  readonly line: number;
  /** Counted in characters. */
  readonly column: number;
}

/** Counts the line feeds and the characters between two offsets. */
export interface TextCounts {
  lineFeeds(bytes: Buffer, start: number, end: number): number;
  /** Counts the bytes that are not 10xxxxxx in binary: UTF-8 has exactly one of them in each character. */
  characters(bytes: Buffer, start: number, end: number): number;
}

/** The counts in JavaScript, for bytes in any memory. */
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

/** Returns the counts in WebAssembly, for bytes in the memory of the SIMD scanner. */
export function simdCounts({ exports }: SimdScanner): TextCounts {
  return {
    lineFeeds: ({ byteOffset }, start, end) => exports.countLineFeeds(byteOffset + start, byteOffset + end),
    characters: ({ byteOffset }, start, end) => exports.countCharacters(byteOffset + start, byteOffset + end),
  };
}

/** Converts offsets to positions. It keeps the counts of the bytes that were read, and counts the bytes at hand up to a problem. */
export class Locator {
  private line = 1;
  /** The number of characters of the current line that were read. */
  private characters = 0;

  constructor(private readonly counts: TextCounts = JAVASCRIPT_COUNTS) {}

  /** Moves past the first `count` bytes, which were read. */
  advance(bytes: Buffer, count: number): void {
    const { line, column } = this.locate(bytes, count);
    this.line = line;
    this.characters = column - 1;
  }

  /** Returns the position of a byte. @param at its offset from the first byte that was not read */
  locate(bytes: Buffer, at: number): Position {
    const lineFeeds = this.counts.lineFeeds(bytes, 0, at);
    const lineStart = lineFeeds === 0 ? 0 : bytes.lastIndexOf(ASCII.LF, at - 1) + 1;
    const before = lineFeeds === 0 ? this.characters : 0;
    return { line: this.line + lineFeeds, column: before + this.counts.characters(bytes, lineStart, at) + 1 };
  }
}
