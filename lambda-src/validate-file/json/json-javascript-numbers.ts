import { digitsEnd, integerEnd, numberEnd } from './json-javascript-text';
import type { JsonJavascriptTypes } from './json-javascript-types';
import { SAFE_DIGITS } from './number-lexeme';
import { FRACTION, INTEGER } from './value-kinds';
import { LIMITS } from '../../../src/contract/limits';
import { ASCII } from '../../shared/json-records/ascii';

const TO_LOWER_CASE = 0x20;

/** Reads the numbers of columns, and tells of them. */
export class JsonJavascriptNumbers {
  constructor(private readonly types: JsonJavascriptTypes) {}

  /** @returns where the number ends, or 0 if that is not certain */
  end(bytes: Buffer, view: DataView, start: number, last: number, column: number): number {
    const integer = integerEnd(bytes, view, start, last);
    if (integer === 0) return 0;
    const end = bytes[integer] === ASCII.POINT ? digitsEnd(view, integer + 1, last) : integer;
    if (end === 0) return 0;
    if (end - start > SAFE_DIGITS || (bytes[end] | TO_LOWER_CASE) === ASCII.LOWER_E) return this.otherEnd(bytes, view, start, last, column);
    // No integer is negative zero, so bigint would lose its sign.
    const isNegativeZero = bytes[start] === ASCII.MINUS && bytes[start + 1] === ASCII.ZERO;
    this.types.add(column, end === integer && !isNegativeZero ? INTEGER : FRACTION);
    return end;
  }

  /** Of a number that may lose something as bigint or double: the exact rules decide. */
  private otherEnd(bytes: Buffer, view: DataView, start: number, last: number, column: number): number {
    const end = numberEnd(bytes, view, start, last);
    if (end === 0 || end - start > LIMITS.numberCharacters) return 0;
    this.types.addNumber(column, bytes.toString('latin1', start, end));
    return end;
  }
}
