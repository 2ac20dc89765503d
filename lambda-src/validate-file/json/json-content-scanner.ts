import { JsonColumns } from './json-columns';
import { JsonSimdRecords } from './json-simd-records';
import { ContentDefect } from '../../shared/json-records/content-defect';
import { throwDefect, type DefectReporter } from '../../shared/json-records/defect-reporter';
import type { FastRecords } from '../../shared/json-records/fast-records';
import { JsonArrayScanner } from '../../shared/json-records/json-array-scanner';
import { JsonLinesScanner } from '../../shared/json-records/json-lines-scanner';
import type { RecordScanner } from '../../shared/json-records/record-scanner';
import type { SimdScanner } from '../../shared/simd/simd-scanner';
import type { JsonFileType } from '../checked-file-type';
import type { ContentScanner, ScannedFacts } from '../content-scanner';

/** A JSON array, or JSON Lines: the records, and the columns they make. */
export class JsonContentScanner implements ContentScanner {
  private readonly columns: JsonColumns;
  private readonly records: RecordScanner;
  private readonly fast?: FastRecords;
  private scannedBefore = 0;

  /** @param checkedCellsBytes values of declared types are checked in records that begin before this offset */
  constructor(
    private readonly fileType: JsonFileType, report: DefectReporter, simd: SimdScanner | undefined, private readonly checkedCellsBytes: number,
  ) {
    const { nestingDepth } = fileType.dialect.limits;
    const isArray = fileType.format === 'json';
    // An element's end is found only by reading on.
    this.columns = new JsonColumns(fileType, isArray ? report : throwDefect);
    this.fast = simd && new JsonSimdRecords(simd, this.columns, fileType);
    this.records = isArray ? new JsonArrayScanner(this.columns, nestingDepth, this.fast) : new JsonLinesScanner(this.columns, nestingDepth, report, this.fast);
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
    this.fast?.tellTypes();
    const { rows, widest, specs } = this.columns;
    if (rows === 0 && !this.fileType.allowEmpty) throw new ContentDefect('EMPTY', 'the file has no records');
    if (specs.length === 0) {
      throw new ContentDefect('EMPTY', 'the file has no columns: no record has a key and no schema is declared, and Parquet needs a column');
    }
    return { rows, columns: specs, lineEnding: 'LF', needsMultiLine: false, widestRecordBytes: widest };
  }
}
