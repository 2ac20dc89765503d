import { castFailed } from './column-problems';
import type { ColumnLayout } from './csv-header';
import { addCell, addPlainNumber, NarrowestType } from './narrowest-type';
import type { ColumnSpec, CsvFileType } from '../../src/contract/file-type-spec';
import { type CellCheck, cellCheckOf } from '../cells/cell-grammar';
import type { CsvDialect } from '../records/csv/csv-dialect';
import type { CsvRecord } from '../records/csv/csv-record-handler';
import type { ContentProblem } from '../text/content-problem';

interface TypedField {
  readonly index: number;
  readonly column: ColumnSpec;
  readonly isValue: CellCheck;
}

/** Checks the cells of a CSV file: cells of declared types near the start of the file, or all cells if the types are to be inferred from them. */
export class CsvCells {
  private readonly typed: TypedField[] = [];
  private readonly inferred?: NarrowestType[];
  /** The declared type of each field up to the last one that is checked. It is undefined if types are inferred, or if cells are not checked. */
  readonly checkedTypes?: readonly (string | undefined)[];

  constructor(fileType: CsvFileType, private readonly layout: ColumnLayout, private readonly dialect: CsvDialect) {
    if (fileType.inferTypes) {
      this.inferred = layout.columns.map(() => new NarrowestType());
    } else if (fileType.onCastFailure === 'fail') {
      layout.columns.forEach((column, index) => {
        const isValue = cellCheckOf(column.type);
        if (isValue !== undefined) this.typed.push({ index: layout.positions?.[index] ?? index, column, isValue });
      });
      const types: (string | undefined)[] = [];
      for (const { index, column } of this.typed) types[index] = column.type;
      this.checkedTypes = Array.from(types);
    }
  }

  /** Returns true if the cells of a record that begins at the offset must be read. */
  mustCheck(start: number, checkedEnd: number): boolean {
    return this.inferred !== undefined || (this.typed.length > 0 && start < checkedEnd);
  }

  /** Returns the columns of the output, with the types that are known so far. */
  get columns(): ColumnSpec[] {
    const { inferred, layout } = this;
    return inferred ? layout.columns.map(({ name }, index) => ({ name, type: inferred[index].name })) : layout.columns;
  }

  /** Returns the problem of the first cell, in the order of the columns, that is not a value of its declared type. Infers the types that are not declared. */
  findBadCell(record: CsvRecord): ContentProblem | undefined {
    const { bytes } = record;
    if (this.inferred) {
      for (let index = 0; index < this.inferred.length; index++) this.infer(this.inferred[index], bytes, record.fieldStart(index), record.fieldEnd(index));
      return undefined;
    }
    for (const { index, column, isValue } of this.typed) {
      const start = record.fieldStart(index);
      const text = this.dialect.decodeCell(bytes, start, record.fieldEnd(index));
      if (text === null || isValue(text)) continue;
      return castFailed(text, column, start, record.end);
    }
    return undefined;
  }

  private infer(type: NarrowestType, bytes: Buffer, start: number, end: number): void {
    if (type.isText || (!this.dialect.nullMarker && addPlainNumber(type, bytes, start, end))) return;
    const text = this.dialect.decodeCell(bytes, start, end);
    if (text !== null) addCell(type, text);
  }
}
