import { isBigint, isDouble } from '../json/number-lexeme';

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
