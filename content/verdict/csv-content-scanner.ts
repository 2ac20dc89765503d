import type { CsvFileType } from '../../src/contract/file-type-spec';
import { CsvColumns } from '../columns/csv-columns';
import { CsvDialect } from '../records/csv/csv-dialect';
import { CsvScanner } from '../records/csv/csv-scanner';
import { WasmCsvSkipper } from '../records/csv/wasm-csv-skipper';
import type { ContentScanner, ScannedFacts } from '../records/record-scanner';
import type { SimdScanner } from '../simd/simd-scanner';
import { ContentProblem, type ProblemReporter } from '../text/content-problem';

/** Scans a CSV file: its records, and the columns that they make. */
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
    const { fileType, columns: { layout, rows, widest, specs }, records: { rowEnds } } = this;
    if (layout === undefined) throw new ContentProblem('EMPTY', 'the file is empty: it does not even have a header');
    if (complete && rows === 0 && !fileType.allowEmpty) {
      throw new ContentProblem('EMPTY', fileType.dialect.header ? 'the file has a header but no data rows' : 'the file has no data rows');
    }
    const needsMultiLine = rowEnds.needsMultiLine || !complete;
    return { rows, ...layout, columns: specs, lineEnding: rowEnds.lineEnding, needsMultiLine, widestRecordBytes: widest };
  }
}
