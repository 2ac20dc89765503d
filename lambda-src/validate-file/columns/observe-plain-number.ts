import type { NarrowestType } from './narrowest-type';
import { ASCII } from '../../shared/json-records/ascii';
import { SAFE_DIGITS } from '../json/number-lexeme';

/** What a number adds to the type of its column that is written as most are: a few digits, perhaps with a point between. @returns whether it is one */
export function observePlainNumber(type: NarrowestType, bytes: Buffer, start: number, end: number): boolean {
  if (end - start > SAFE_DIGITS) return false;
  const point = digitsEnd(bytes, start, end);
  if (point === start || (bytes[start] === ASCII.ZERO && point > start + 1)) return false;
  if (point === end) {
    type.addSafeInteger();
    return true;
  }
  if (bytes[point] !== ASCII.POINT || point + 1 === end || digitsEnd(bytes, point + 1, end) !== end) return false;
  type.addSafeFraction();
  return true;
}

function digitsEnd(bytes: Buffer, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at] >= ASCII.ZERO && bytes[at] <= ASCII.NINE) at++;
  return at;
}
