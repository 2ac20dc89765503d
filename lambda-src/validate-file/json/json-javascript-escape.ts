import { byteSet } from './json-javascript-byte-set';
import { ASCII } from '../../shared/json-records/ascii';

const ENDS_ESCAPE = byteSet('"\\/bfnrt');
const IS_HEXADECIMAL = byteSet('0123456789abcdefABCDEF');

/** Of the longest: `u` and four digits. */
const ESCAPE_BYTES = 6;

/** Halves of surrogate pairs are the units from D800 to DFFF. */
const LOWER_D = 0x64;
const SEVEN = 0x37;
const TO_LOWER_CASE = 0x20;

/**
 * Looks behind the end of the bytes at hand: whether the escape is whole, only what follows tells.
 *
 * @param start of the backslash
 * @returns where the escape ends, or 0 if it is half of a surrogate pair, or none
 */
export function escapeEnd(bytes: Buffer, start: number): number {
  if (ENDS_ESCAPE[bytes[start + 1]] === 1) return start + 2;
  if (bytes[start + 1] !== ASCII.LOWER_U) return 0;
  for (let at = start + 2; at < start + ESCAPE_BYTES; at++) {
    if (IS_HEXADECIMAL[bytes[at]] === 0) return 0;
  }
  const isHalf = (bytes[start + 2] | TO_LOWER_CASE) === LOWER_D && bytes[start + 3] > SEVEN;
  return isHalf ? 0 : start + ESCAPE_BYTES;
}
