import { LIMITS } from '../../src/contract/limits';
import { isBigint, isDouble, SAFE_DIGITS } from '../cells/number-lexeme';
import { ASCII } from '../text/ascii';

/** Infers the type of a column: the narrowest of boolean, bigint, double and string that stores all its values without loss. */
export class NarrowestType {
  private booleans = false;
  private numbers = false;
  private texts = false;
  private allBigint = true;
  private allDouble = true;

  /** Returns true if the type is string whatever values follow. */
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

  /** Adds an integer of at most 15 digits, which bigint and double store without loss. */
  addSafeInteger(): void {
    this.numbers = true;
  }

  /** Adds a number of at most 15 characters, without an exponent, that is not a bigint. Only double stores it, without loss. */
  addSafeFraction(): void {
    this.numbers = true;
    this.allBigint = false;
  }

  /** Adds any number. @param lexeme the number as it is written in JSON */
  addNumber(lexeme: string): void {
    this.numbers = true;
    this.allBigint &&= isBigint(lexeme);
    this.allDouble &&= isDouble(lexeme);
  }
}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * Adds a cell of a CSV column to its type. `true` and `false` are booleans, a number written as in JSON is a number, and everything else is text. A
 * number that is longer than 1,000 characters is text, too.
 */
export function addCell(type: NarrowestType, text: string): void {
  if (text.length > LIMITS.numberCharacters) type.addText();
  else if (text === 'true' || text === 'false') type.addBoolean();
  else if (NUMBER.test(text)) type.addNumber(text);
  else type.addText();
}

/** Adds a number that is written in the most common way: at most 15 characters, digits with at most one point between them. Returns false for other bytes. */
export function addPlainNumber(type: NarrowestType, bytes: Buffer, start: number, end: number): boolean {
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
