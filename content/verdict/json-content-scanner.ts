import type { JsonFileType } from '../../src/contract/file-type-spec';
import { JsonColumns } from '../columns/json-columns';
import { WasmJsonSkipper } from '../columns/wasm-json-skipper';
import { JsonArrayScanner } from '../records/json/json-array-scanner';
import { JsonLinesScanner } from '../records/json/json-lines-scanner';
import type { RecordSkipper } from '../records/json/json-record-handler';
import type { ContentScanner, RecordScanner, ScannedFacts } from '../records/record-scanner';
import type { SimdScanner } from '../simd/simd-scanner';
import { ContentProblem, type ProblemReporter, throwProblem } from '../text/content-problem';

/** Scans a JSON array or a JSON Lines file and returns the facts about it. It joins the scanner of records with the columns that receive them. */
export class JsonContentScanner implements ContentScanner {
  private readonly columns: JsonColumns;
  private readonly records: RecordScanner;
  private readonly skipper?: RecordSkipper;
  private scannedBefore = 0;

  /** @param checkedCellsBytes values of declared types are checked in records that begin before this offset of the text */
  constructor(
    private readonly fileType: JsonFileType, report: ProblemReporter, simd: SimdScanner | undefined, private readonly checkedCellsBytes: number,
  ) {
    const { nestingDepth } = fileType.dialect.limits;
    const isArray = fileType.format === 'json';
    // After a problem in an array, the parser must read on to find the end of the element. In JSON Lines the next line follows at once.
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
    this.skipper?.addSkippedTypes();
    const { rows, widest, outputColumns } = this.columns;
    if (rows === 0 && !this.fileType.allowEmpty) throw new ContentProblem('EMPTY', 'the file has no records: add at least one');
    if (outputColumns.length === 0) {
      throw new ContentProblem('EMPTY', 'the file has no columns, but Parquet needs one: add a key to a record, or declare a schema');
    }
    return { rows, columns: outputColumns, lineEnding: 'LF', needsMultiLine: false, widestRecordBytes: widest };
  }
}
