import type { JsonColumn } from './json-column';
import { WORD_BYTES } from './json-javascript-text';

export const MOST_KEYS = 1024;
const MOST_WORDS = 16 * 1024;
/** A record may lack some of the columns, but if it lacks many it is looked at exactly. */
const MOST_MISSING = 64;

/** Of the columns, in their order: the keys as they are written, quotes and colon included, in words of bytes. */
export class JsonJavascriptKeys {
  count = 0;
  /** Bytes. */
  longest = 0;
  /** Bytes of each key. */
  readonly lengths = new Int32Array(MOST_KEYS);
  /** Where the words of each key begin, which is where those of the key before it end. */
  readonly starts = new Int32Array(MOST_KEYS + 1);
  /** The last word of a key ends with it, and may begin in the word before. */
  readonly words = new Int32Array(MOST_WORDS);

  /** @param columns those that are known, and more; the last of too many are not taken */
  learn(columns: readonly JsonColumn[]): void {
    while (this.count < columns.length && this.add(columns[this.count].writtenKey));
  }

  /** The key at the place, or -1 if it is none of those that may come. */
  find(view: DataView, start: number, first: number): number {
    const { lengths, starts, words } = this;
    const end = Math.min(this.count, first + MOST_MISSING);
    for (let key = first; key < end; key++) {
      if (differences(view, start, lengths[key], words, starts[key]) === 0) return key;
    }
    return -1;
  }

  private add(writtenKey: Buffer): boolean {
    const key = Buffer.concat([writtenKey, Buffer.from(':')]);
    const start = this.starts[this.count];
    const words = Math.ceil(key.length / WORD_BYTES);
    if (this.count === MOST_KEYS || start + words > MOST_WORDS || key.length < WORD_BYTES) return false;
    for (let word = 0; word < words; word++) this.words[start + word] = key.readInt32LE(Math.min(word * WORD_BYTES, key.length - WORD_BYTES));
    this.lengths[this.count] = key.length;
    this.count++;
    this.starts[this.count] = start + words;
    this.longest = Math.max(this.longest, key.length);
    return true;
  }
}

/**
 * Of a key with the bytes at a place, behind which there are enough for any key: 0 if there are none. To ask each word would cost more than to compare all.
 *
 * @param firstWord where the words of the key begin
 */
export function differences(view: DataView, start: number, length: number, words: Int32Array, firstWord: number): number {
  const tail = start + length - WORD_BYTES;
  let word = firstWord;
  let found = 0;
  for (let at = start; at < tail; at += WORD_BYTES) found |= view.getInt32(at, true) ^ words[word++];
  return found | view.getInt32(tail, true) ^ words[word];
}
