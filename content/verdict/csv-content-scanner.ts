import type { CsvFileType } from '../../src/contract/file-type-spec';
import { CsvColumns } from '../columns/csv-columns';
import { CsvDialect } from '../records/csv/csv-dialect';
import { CsvScanner } from '../records/csv/csv-scanner';
import { WasmCsvSkipper } from '../records/csv/wasm-csv-skipper';
import type { ContentScanner, ScannedFacts } from '../records/record-scanner';
import type { SimdScanner } from '../simd/simd-scanner';
import { ContentProblem, type ProblemReporter } from '../text/content-problem';

/** Scans a CSV file and returns the facts about it. It joins the scanner of records with the columns that receive them. */
export class CsvContentScanner implements ContentScanner {
  private readonly columns: CsvColumns;
  private readonly records: CsvScanner;
  private scannedBefore = 0;

  /** @param checkedCellsBytes cells of declared types are checked in records that begin before this offset of the text */
  constructor(
    private readonly fileType: CsvFileType, report: ProblemReporter, simd: SimdScanner | undefined, private readonly checkedCellsBytes: number,
  ) {
    const { limits } = fileType.dialect;
    const dialect = new CsvDialect(fileType.dialect);
    this.columns = new CsvColumns(fileType, dialect, report);
    this.records = new CsvScanner(this.columns, dialect, limits.fieldBytes, simd && new WasmCsvSkipper(simd, dialect, limits));
  }

  get recordStart(): number {
    return this.records.recordStart;
  }

  scan(bytes: Buffer, end: number, last: boolean): number {
    this.columns.checkedEnd = this.checkedCellsBytes - this.scannedBefore;
    const read = this.records.scan(bytes, end, last);
    this.scannedBefore += read;
    return read;
  }

  facts(complete: boolean): ScannedFacts {
    const { fileType, columns: { layout, rows, widest, outputColumns }, records: { lineEndings } } = this;
    if (layout === undefined) throw new ContentProblem('EMPTY', 'the file is empty: it must have a header');
    if (complete && rows === 0 && !fileType.allowEmpty) {
      throw new ContentProblem('EMPTY', `the file has ${fileType.dialect.header ? 'a header but ' : ''}no data rows: add at least one`);
    }
    // If the file was not read to its end, the rest may contain a record that Spark's line mode would split or drop.
    const needsMultiLine = lineEndings.needsMultiLine || !complete;
    return { rows, ...layout, columns: outputColumns, lineEnding: lineEndings.lineEnding, needsMultiLine, widestRecordBytes: widest };
  }
}
