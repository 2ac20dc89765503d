import type { JsonFileType } from '../../src/contract/file-type-spec';
import { JsonColumns } from '../columns/json-columns';
import { WasmJsonSkipper } from '../columns/wasm-json-skipper';
import { JsonArrayScanner } from '../records/json/json-array-scanner';
import { JsonLinesScanner } from '../records/json/json-lines-scanner';
import type { ContentScanner, RecordSkipper, RecordScanner, ScannedFacts } from '../records/record-scanner';
import type { SimdScanner } from '../simd/simd-scanner';
import { ContentProblem, type ProblemReporter, throwProblem } from '../text/content-problem';

/** A JSON array, or JSON Lines: the records, and the columns they make. */
export class JsonContentScanner implements ContentScanner {
  private readonly columns: JsonColumns;
  private readonly records: RecordScanner;
  private readonly skipper?: RecordSkipper;
  private scannedBefore = 0;

  /** @param checkedCellsBytes values of declared types are checked in records that begin before this offset */
  constructor(
    private readonly fileType: JsonFileType, report: ProblemReporter, simd: SimdScanner | undefined, private readonly checkedCellsBytes: number,
  ) {
    const { nestingDepth } = fileType.dialect.limits;
    const isArray = fileType.format === 'json';
    // An element's end is found only by reading on.
    this.columns = new JsonColumns(fileType, isArray ? report : throwProblem);
    this.skipper = simd && new WasmJsonSkipper(simd, this.columns, fileType);
    this.records = isArray
      ? new JsonArrayScanner(this.columns, nestingDepth, this.skipper)
      : new JsonLinesScanner(this.columns, nestingDepth, report, this.skipper);
  }

  get recordStart(): number {
    return this.records.recordStart;
  }

  scan(bytes: Buffer, end: number, last: boolean): number {
    if (this.fileType.onCastFailure === 'fail') this.columns.checkedEnd = this.checkedCellsBytes - this.scannedBefore;
    const read = this.records.scan(bytes, end, last);
    this.scannedBefore += read;
    return read;
  }

  facts(): ScannedFacts {
    this.skipper?.reportTypes();
    const { rows, widest, specs } = this.columns;
    if (rows === 0 && !this.fileType.allowEmpty) throw new ContentProblem('EMPTY', 'the file has no records');
    if (specs.length === 0) {
      throw new ContentProblem('EMPTY', 'the file has no columns: no record has a key and no schema is declared, and Parquet needs a column');
    }
    return { rows, columns: specs, lineEnding: 'LF', needsMultiLine: false, widestRecordBytes: widest };
  }
}
