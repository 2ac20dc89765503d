import { LIMITS } from '../../src/contract/limits';
import { isBigint, isDouble, SAFE_DIGITS } from '../cells/number-lexeme';
import { ASCII } from '../text/ascii';

/** The narrowest of boolean, bigint, double and string that loses no value of a column. */
export class NarrowestType {
  private booleans = false;
  private numbers = false;
  private texts = false;
  private allBigint = true;
  private allDouble = true;

  get isText(): boolean {
    return this.texts;
  }

  get name(): string {
    if (this.texts || this.booleans === this.numbers) return 'string';
    if (this.booleans) return 'boolean';
    if (this.allBigint) return 'bigint';
    return this.allDouble ? 'double' : 'string';
  }

  addText(): void {
    this.texts = true;
  }

  addBoolean(): void {
    this.booleans = true;
  }

  /** At most 15 digits: a value of bigint and of double. */
  addSafeInteger(): void {
    this.numbers = true;
  }

  /** At most 15 characters without an exponent, and not an integer of bigint's: a double that no other number shares. */
  addSafeFraction(): void {
    this.numbers = true;
    this.allBigint = false;
  }

  /** @param lexeme a number as it is written in JSON */
  addNumber(lexeme: string): void {
    this.numbers = true;
    this.allBigint &&= isBigint(lexeme);
    this.allDouble &&= isDouble(lexeme);
  }
}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * What a cell of a CSV column adds to its type: a number is one that is written as in JSON, a boolean `true` or `false`, all else is text. What no
 * type could hold is text, too.
 */
export function observeCell(type: NarrowestType, text: string): void {
  if (text.length > LIMITS.numberCharacters) type.addText();
  else if (text === 'true' || text === 'false') type.addBoolean();
  else if (NUMBER.test(text)) type.addNumber(text);
  else type.addText();
}

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
