import type { JsonColumn } from './json-column';
import { addKinds } from './value-kinds';

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
    addKinds(type, kind);
  }
}
