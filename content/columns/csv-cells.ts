import type { ColumnLayout } from './csv-header';
import { NarrowestType, observeCell, observePlainNumber } from './narrowest-type';
import type { ColumnSpec, CsvFileType } from '../../src/contract/file-type-spec';
import { type CellCheck, cellCheckOf } from '../cells/cell-grammar';
import type { CsvDialect } from '../records/csv/csv-dialect';
import type { RowFields } from '../records/csv/row-fields';
import { ContentProblem } from '../text/content-problem';
import { quoted } from '../text/printable-text';

interface TypedField {
  readonly index: number;
  readonly column: ColumnSpec;
  readonly isValue: CellCheck;
}

/** The cells of a file: those of declared types are checked near its start, the types of others are inferred from all of it. */
export class CsvCells {
  private readonly typed: TypedField[] = [];
  private readonly inferred?: NarrowestType[];

  constructor(fileType: CsvFileType, private readonly layout: ColumnLayout, private readonly dialect: CsvDialect, private readonly checkedBytes: number) {
    if (fileType.inferTypes) {
      this.inferred = layout.columns.map(() => new NarrowestType());
    } else if (fileType.onCastFailure === 'fail') {
      layout.columns.forEach((column, index) => {
        const isValue = cellCheckOf(column.type);
        if (isValue !== undefined) this.typed.push({ index: layout.positions?.[index] ?? index, column, isValue });
      });
    }
  }

  /** Whether the cells of a record have to be looked at that begins this far into the text. */
  mustCheck(offset: number): boolean {
    return this.inferred !== undefined || (this.typed.length > 0 && offset < this.checkedBytes);
  }

  get columns(): ColumnSpec[] {
    const { inferred, layout } = this;
    return inferred ? layout.columns.map(({ name }, index) => ({ name, type: inferred[index].name })) : layout.columns;
  }

  /** @returns the first cell that is no value of its type, in the order of the columns */
  findBadCell(bytes: Buffer, fields: RowFields, recordEnd: number): ContentProblem | undefined {
    if (this.inferred) {
      for (let index = 0; index < this.inferred.length; index++) this.infer(this.inferred[index], bytes, fields.start(index), fields.end(index));
      return undefined;
    }
    for (const { index, column, isValue } of this.typed) {
      const [start, end] = [fields.start(index), fields.end(index)];
      const text = this.dialect.textOf(bytes, start, end);
      if (text === null || isValue(text)) continue;
      const message = `${quoted(text)} in the column ${quoted(column.name)} is no ${column.type}: correct the file, or declare the column as string`;
      return new ContentProblem('CAST_FAILED', message, start, recordEnd);
    }
    return undefined;
  }

  private infer(type: NarrowestType, bytes: Buffer, start: number, end: number): void {
    if (type.isText || (!this.dialect.nullMarker && observePlainNumber(type, bytes, start, end))) return;
    const text = this.dialect.textOf(bytes, start, end);
    if (text !== null) observeCell(type, text);
  }
}
