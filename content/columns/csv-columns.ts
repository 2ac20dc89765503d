import { CsvCells } from './csv-cells';
import { type ColumnLayout, CsvHeader, declaredLayout } from './csv-header';
import type { ColumnSpec, CsvFileType } from '../../src/contract/file-type-spec';
import type { CsvDialect } from '../records/csv/csv-dialect';
import type { CsvRecord, CsvRecordHandler } from '../records/csv/csv-record-handler';
import { checkRecordSize } from '../records/record-limits';
import { ContentProblem, type ProblemReporter } from '../text/content-problem';

/** Reads the columns of a CSV file from its header or its file type, checks each row against them, and counts the rows. */
export class CsvColumns implements CsvRecordHandler {
  rows = 0;
  /** The number of bytes of the longest record. */
  widest = 0;
  /** The cells of records that begin before this offset are checked against the declared types. */
  checkedEnd = 0;
  layout?: ColumnLayout;
  private readonly header: CsvHeader;
  private cells?: CsvCells;

  constructor(private readonly fileType: CsvFileType, private readonly dialect: CsvDialect, private readonly report: ProblemReporter) {
    this.header = new CsvHeader(fileType);
    if (!fileType.dialect.header) this.setLayout(declaredLayout(fileType));
  }

  get fieldsPerRow(): number | undefined {
    return this.layout?.fields;
  }

  /** Returns the columns of the output, with the types that are known so far. */
  get outputColumns(): ColumnSpec[] {
    return this.cells?.columns ?? [];
  }

  beginHeader(): void {
    this.header.begin();
  }

  headerField(name: string, start: number, end: number): void {
    this.header.addField(name, start, end);
  }

  mustCheck(start: number): boolean {
    return this.cells?.mustCheck(start, this.checkedEnd) === true;
  }

  get checkedTypes(): readonly (string | undefined)[] | undefined {
    return this.cells?.checkedTypes;
  }

  endRecord(record: CsvRecord): void {
    const { start, end } = record;
    checkRecordSize(start, end, this.fileType.dialect.limits.recordBytes);
    this.widest = Math.max(this.widest, end - start);
    if (this.layout === undefined) {
      this.setLayout(this.header.end(end));
      return;
    }
    this.rows++;
    const problem = record.fieldCount === this.layout.fields ? this.findBadCell(record) : this.raggedRow(record);
    if (problem !== undefined) this.report(problem);
  }

  addSkipped(rows: number, widest: number): void {
    this.rows += rows;
    this.widest = Math.max(this.widest, widest);
  }

  private setLayout(layout: ColumnLayout): void {
    this.layout = layout;
    this.cells = new CsvCells(this.fileType, layout, this.dialect);
  }

  private findBadCell(record: CsvRecord): ContentProblem | undefined {
    return this.mustCheck(record.start) ? this.cells?.findBadCell(record) : undefined;
  }

  private raggedRow({ start, end, fieldCount }: CsvRecord): ContentProblem {
    const { fields } = this.layout!;
    const expected = this.fileType.dialect.header ? `the header has ${fields}` : `${fields} columns are declared`;
    const fix = 'add or remove fields, or quote a field that contains the delimiter';
    return new ContentProblem('RAGGED_ROW', `the row has ${fieldCount} ${fieldCount === 1 ? 'field' : 'fields'}, ${expected}: ${fix}`, start, end);
  }
}
