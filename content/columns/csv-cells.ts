import type { ColumnLayout } from './csv-header';
import { NarrowestType, observeCell, observePlainNumber } from './narrowest-type';
import type { ColumnSpec, CsvFileType } from '../../src/contract/file-type-spec';
import { type CellCheck, cellCheckOf } from '../cells/cell-grammar';
import type { CsvDialect } from '../records/csv/csv-dialect';
import type { CsvRecord } from '../records/csv/csv-record-handler';
import { ContentProblem } from '../text/content-problem';
import { quoted } from '../text/printable-text';

interface TypedField {
  readonly index: number;
  readonly column: ColumnSpec;
  readonly isValue: CellCheck;
}

/** The cells of a CSV file. Cells of declared types are checked near the start of the file; other types are inferred from all cells. */
export class CsvCells {
  private readonly typed: TypedField[] = [];
  private readonly inferred?: NarrowestType[];

  constructor(fileType: CsvFileType, private readonly layout: ColumnLayout, private readonly dialect: CsvDialect) {
    if (fileType.inferTypes) {
      this.inferred = layout.columns.map(() => new NarrowestType());
    } else if (fileType.onCastFailure === 'fail') {
      layout.columns.forEach((column, index) => {
        const isValue = cellCheckOf(column.type);
        if (isValue !== undefined) this.typed.push({ index: layout.positions?.[index] ?? index, column, isValue });
      });
    }
  }

  /** Returns true if the cells of a record that begins at the offset must be read. */
  mustCheck(start: number, checkedEnd: number): boolean {
    return this.inferred !== undefined || (this.typed.length > 0 && start < checkedEnd);
  }

  get columns(): ColumnSpec[] {
    const { inferred, layout } = this;
    return inferred ? layout.columns.map(({ name }, index) => ({ name, type: inferred[index].name })) : layout.columns;
  }

  /** Returns the first cell, in the order of the columns, that is not a value of its declared type. */
  findBadCell(record: CsvRecord): ContentProblem | undefined {
    const { bytes } = record;
    if (this.inferred) {
      for (let index = 0; index < this.inferred.length; index++) this.infer(this.inferred[index], bytes, record.fieldStart(index), record.fieldEnd(index));
      return undefined;
    }
    for (const { index, column, isValue } of this.typed) {
      const start = record.fieldStart(index);
      const text = this.dialect.textOf(bytes, start, record.fieldEnd(index));
      if (text === null || isValue(text)) continue;
      const message = `${quoted(text)} in the column ${quoted(column.name)} is not a value of type ${column.type}: correct the file, or declare the column as string`;
      return new ContentProblem('CAST_FAILED', message, start, record.end);
    }
    return undefined;
  }

  private infer(type: NarrowestType, bytes: Buffer, start: number, end: number): void {
    if (type.isText || (!this.dialect.nullMarker && observePlainNumber(type, bytes, start, end))) return;
    const text = this.dialect.textOf(bytes, start, end);
    if (text !== null) observeCell(type, text);
  }
}
