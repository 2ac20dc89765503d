import { escapeEnd } from './json-javascript-escape';
import { ASCII } from '../../shared/json-records/ascii';

/*
 * The parts of JSON (RFC 8259), read a word of bytes at a time. Each function takes where a part begins, and where the last whole word at hand does; it returns
 * where the part ends, or 0 if that is not certain: of what the end of the bytes may have cut it never is.
 */

export const WORD_BYTES = 4;

/** In each byte of a word. */
const LOWEST_BITS = 0x01010101;
const HIGHEST_BITS = 0x80808080 | 0;
/** Flipped, these bits make of a quote the character behind the control characters, which stay among themselves. */
const QUOTE_TO_SPACE = (ASCII.QUOTE ^ ASCII.SPACE) * LOWEST_BITS;
const BEHIND_SPACE = (ASCII.SPACE + 1) * LOWEST_BITS;
const BACKSLASHES = ASCII.BACKSLASH * LOWEST_BITS;
const ZEROS = ASCII.ZERO * LOWEST_BITS;
/** Added to more than nine, it reaches the highest bit. */
const ABOVE_NINE = (0x80 - 10) * LOWEST_BITS;

const [TRUE, FALS, NULL] = ['true', 'fals', 'null'].map((text) => Buffer.from(text).readInt32LE());

/** @param isSpace of each byte, whether it is space: 1 */
export function spaceEnd(bytes: Buffer, start: number, end: number, isSpace: Uint8Array): number {
  let at = start;
  while (at < end && isSpace[bytes[at]] === 1) at++;
  return at;
}

/** @param start of the opening quote */
export function stringEnd(bytes: Buffer, view: DataView, start: number, last: number): number {
  for (let at = start + 1; at <= last;) {
    const word = view.getInt32(at, true);
    // The first of the bytes that are found is right: a carry comes from such a byte only.
    const special = ((word ^ QUOTE_TO_SPACE) - BEHIND_SPACE | (word ^ BACKSLASHES) - LOWEST_BITS) & ~word & HIGHEST_BITS;
    if (special === 0) {
      at += WORD_BYTES;
      continue;
    }
    at += firstByte(special);
    if (bytes[at] === ASCII.QUOTE) return at + 1;
    if (bytes[at] !== ASCII.BACKSLASH) return 0;
    at = escapeEnd(bytes, at);
    if (at === 0) return 0;
  }
  return 0;
}

export function numberEnd(bytes: Buffer, view: DataView, start: number, last: number): number {
  let at = integerEnd(bytes, view, start, last);
  if (at !== 0 && bytes[at] === ASCII.POINT) at = digitsEnd(view, at + 1, last);
  if (at === 0 || (bytes[at] !== ASCII.LOWER_E && bytes[at] !== ASCII.UPPER_E)) return at;
  const sign = bytes[at + 1];
  return digitsEnd(view, sign === ASCII.PLUS || sign === ASCII.MINUS ? at + 2 : at + 1, last);
}

/** Of the sign and the digits that a number begins with. */
export function integerEnd(bytes: Buffer, view: DataView, start: number, last: number): number {
  const first = bytes[start] === ASCII.MINUS ? start + 1 : start;
  const end = digitsEnd(view, first, last);
  return bytes[first] === ASCII.ZERO && end > first + 1 ? 0 : end;
}

export function digitsEnd(view: DataView, start: number, last: number): number {
  for (let at = start; at <= last; at += WORD_BYTES) {
    const word = view.getInt32(at, true);
    const others = ((word ^ ZEROS) + ABOVE_NINE | word) & HIGHEST_BITS;
    if (others === 0) continue;
    const end = at + firstByte(others);
    return end === start ? 0 : end;
  }
  return 0;
}

/** Of `true`, `false` or `null`. */
export function literalEnd(bytes: Buffer, view: DataView, start: number, last: number): number {
  if (start > last) return 0;
  const word = view.getInt32(start, true);
  if (word === TRUE || word === NULL) return start + WORD_BYTES;
  return word === FALS && bytes[start + WORD_BYTES] === ASCII.LOWER_E ? start + WORD_BYTES + 1 : 0;
}

/** In which byte of a mask of highest bits the first is. */
function firstByte(mask: number): number {
  return (31 - Math.clz32(mask & -mask)) >> 3;
}
