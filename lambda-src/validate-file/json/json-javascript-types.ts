import type { JsonColumn } from './json-column';

/** What a value is: bits. */
export const NOTHING = 0;
export const TEXT = 1;
export const BOOLEAN = 2;
export const INTEGER = 4;
/** A number that is no bigint. */
export const FRACTION = 8;

/** What the values of columns were; of each kind the column's type is told once. */
export class JsonJavascriptTypes {
  private readonly told: Uint8Array;

  constructor(private readonly columns: readonly JsonColumn[], mostColumns: number) {
    this.told = new Uint8Array(mostColumns);
  }

  add(column: number, kind: number): void {
    if ((this.told[column] & kind) !== kind) this.tell(column, kind);
  }

  addNumber(column: number, lexeme: string): void {
    this.columns[column].type.addNumber(lexeme);
  }

  private tell(column: number, kind: number): void {
    this.told[column] |= kind;
    const { type } = this.columns[column];
    switch (kind) {
      case TEXT: return type.addText();
      case BOOLEAN: return type.addBoolean();
      case INTEGER: return type.addSafeInteger();
      default: return type.addSafeFraction();
    }
  }
}
