import { ASCII } from '../../shared/json-records/ascii';

/** Each byte of a word: LF, its highest bit not set, its lowest bit set only. */
const LINE_FEEDS = 0x0a0a0a0a;
const LOW_BITS = 0x7f7f7f7f;
const EVEN_BYTES = 0x00ff00ff;
const WORD_BYTES = 4;
/** What one byte can count to. */
const MOST_WORDS = 255;

/** Three times as fast as byte by byte: that would take a quarter of the time of reading a file without WebAssembly. */
export function countLineFeeds({ buffer, byteOffset }: Buffer, start: number, end: number): number {
  const bytes = new Uint8Array(buffer);
  const [first, last] = [byteOffset + start, byteOffset + end];
  // A view of a few words takes longer to make than to count without.
  if (last - first < 2 * WORD_BYTES) return countBytes(bytes, first, last);
  const firstWord = Math.ceil(first / WORD_BYTES);
  const lastWord = Math.floor(last / WORD_BYTES);
  const words = new Int32Array(buffer, firstWord * WORD_BYTES, lastWord - firstWord);
  return countBytes(bytes, first, firstWord * WORD_BYTES) + countWords(words) + countBytes(bytes, lastWord * WORD_BYTES, last);
}

function countBytes(bytes: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) {
    if (bytes[at] === ASCII.LF) count++;
  }
  return count;
}

function countWords(words: Int32Array): number {
  let count = 0;
  for (let at = 0; at < words.length;) {
    const stop = Math.min(words.length, at + MOST_WORDS);
    let counts = 0;
    for (; at < stop; at++) {
      // Without a carry from one byte into the next, the highest bit of each becomes 0 if it is LF.
      const others = words[at] ^ LINE_FEEDS;
      counts = counts + (~((others & LOW_BITS) + LOW_BITS | others | LOW_BITS) >>> 7) | 0;
    }
    const pairs = (counts & EVEN_BYTES) + (counts >>> 8 & EVEN_BYTES);
    count += (pairs & 0xffff) + (pairs >>> 16);
  }
  return count;
}
