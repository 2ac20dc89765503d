import { isAscii } from 'node:buffer';
import { countLineFeeds } from './count-line-feeds';
import type { SimdScanner } from '../../shared/simd/simd-scanner';

/** Counts what positions are made of; the places are offsets into the bytes. */
export interface TextCounts {
  lineFeeds(bytes: Buffer, start: number, end: number): number;
  /** In UTF-8 each character has one byte that is not 10xxxxxx. */
  characters(bytes: Buffer, start: number, end: number): number;
}

export const JAVASCRIPT_COUNTS: TextCounts = {
  lineFeeds: countLineFeeds,
  characters: (bytes, start, end) => {
    if (isAscii(bytes.subarray(start, end))) return end - start;
    let count = 0;
    for (let at = start; at < end; at++) {
      if (bytes[at] < 0x80 || bytes[at] > 0xbf) count++;
    }
    return count;
  },
};

/** Of bytes in the scanner's memory. */
export function simdCounts({ exports }: SimdScanner): TextCounts {
  return {
    lineFeeds: ({ byteOffset }, start, end) => exports.countLineFeeds(byteOffset + start, byteOffset + end),
    characters: ({ byteOffset }, start, end) => exports.countCharacters(byteOffset + start, byteOffset + end),
  };
}
