import { literalEnd, numberEnd, spaceEnd, stringEnd, WORD_BYTES } from './json-javascript-text';
import { LIMITS } from '../../../src/contract/limits';
import { ASCII } from '../../shared/json-records/ascii';

/** An object with more keys is left to the exact scanner, which has a set. */
const MOST_KEYS = 32;

/** Objects and arrays inside records. Each method takes where a part begins and returns where it ends, or 0 if that is not certain. */
export class JsonJavascriptNested {
  private bytes: Buffer = Buffer.alloc(0);
  private view = new DataView<ArrayBufferLike>(this.bytes.buffer);
  private last = 0;
  /** Keys of the objects that are being read, without quotes, one object's behind those of the one that it lies in. */
  private readonly keyStarts: number[] = [];
  private readonly keyEnds: number[] = [];
  private openKeys = 0;

  constructor(private readonly isSpace: Uint8Array) {}

  /** @param depth how many levels may be opened */
  end(bytes: Buffer, view: DataView, start: number, last: number, depth: number): number {
    this.bytes = bytes;
    this.view = view;
    this.last = last;
    this.openKeys = 0;
    return this.nested(start, depth);
  }

  private nested(start: number, depth: number): number {
    if (depth === 0) return 0;
    const { bytes } = this;
    const isObject = bytes[start] === ASCII.OPEN_BRACE;
    const close = isObject ? ASCII.CLOSE_BRACE : ASCII.CLOSE_BRACKET;
    const firstKey = this.openKeys;
    let at = this.skipSpace(start + 1);
    if (bytes[at] === close) return at + 1;
    for (;;) {
      if (isObject) {
        at = this.key(at, firstKey);
        if (at === 0) return 0;
      }
      at = this.value(at, depth);
      if (at === 0) return 0;
      at = this.skipSpace(at);
      if (bytes[at] === close) break;
      if (bytes[at] !== ASCII.COMMA) return 0;
      at = this.skipSpace(at + 1);
    }
    this.openKeys = firstKey;
    return at + 1;
  }

  private value(start: number, depth: number): number {
    const { bytes, view, last } = this;
    switch (bytes[start]) {
      case ASCII.QUOTE:
        return stringEnd(bytes, view, start, last);
      case ASCII.OPEN_BRACE:
      case ASCII.OPEN_BRACKET:
        return this.nested(start, depth - 1);
      case ASCII.LOWER_T:
      case ASCII.LOWER_F:
      case ASCII.LOWER_N:
        return literalEnd(bytes, view, start, last);
      default: {
        const end = numberEnd(bytes, view, start, last);
        return end - start > LIMITS.numberCharacters ? 0 : end;
      }
    }
  }

  /** With its colon. */
  private key(start: number, firstKey: number): number {
    const { bytes, view, last } = this;
    if (bytes[start] !== ASCII.QUOTE) return 0;
    const end = stringEnd(bytes, view, start, last);
    if (end === 0 || !this.isNew(start + 1, end - 1, firstKey)) return 0;
    const colon = this.skipSpace(end);
    return bytes[colon] === ASCII.COLON ? this.skipSpace(colon + 1) : 0;
  }

  /** Whether a key is another than those of its object; not certain of one with escapes. */
  private isNew(start: number, end: number, firstKey: number): boolean {
    const { bytes, keyStarts, keyEnds, openKeys } = this;
    if (openKeys - firstKey === MOST_KEYS) return false;
    for (let at = start; at < end; at++) {
      if (bytes[at] === ASCII.BACKSLASH) return false;
    }
    for (let key = firstKey; key < openKeys; key++) {
      if (keyEnds[key] - keyStarts[key] === end - start && bytes.compare(bytes, keyStarts[key], keyEnds[key], start, end) === 0) return false;
    }
    keyStarts[openKeys] = start;
    keyEnds[openKeys] = end;
    this.openKeys++;
    return true;
  }

  private skipSpace(start: number): number {
    return spaceEnd(this.bytes, start, this.last + WORD_BYTES, this.isSpace);
  }
}
