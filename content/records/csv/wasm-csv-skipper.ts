import type { CsvDialect } from './csv-dialect';
import type { RowEnds } from './row-ends';
import type { ContentLimits } from '../../../src/contract/dialect';
import type { SimdScanner } from '../../simd/simd-scanner';
import { BackOff } from '../back-off';

/** Passes over rows that the exact scanner would accept, with the same effect on the facts. */
export class WasmCsvSkipper {
  /** Of the latest call. */
  rows = 0;
  widest = 0;
  private readonly mostBytes: number;
  private readonly backOff = new BackOff();

  constructor(private readonly scanner: SimdScanner, private readonly dialect: CsvDialect, { recordBytes, fieldBytes }: ContentLimits) {
    this.mostBytes = Math.min(recordBytes, fieldBytes);
  }

  /**
   * @param bytes in the scanner's memory
   * @param at where a row begins
   * @param fields of each row
   * @returns where the first row begins that was not passed over
   */
  skip(bytes: Buffer, at: number, end: number, fields: number, rowEnds: RowEnds): number {
    this.rows = 0;
    this.widest = 0;
    if (!this.backOff.isDue()) return at;
    const next = this.call(bytes, at, end, fields, rowEnds);
    this.backOff.note(next - at);
    return next;
  }

  private call(bytes: Buffer, at: number, end: number, fields: number, rowEnds: RowEnds): number {
    const { exports } = this.scanner;
    exports.csvLineFeeds.value = Number(rowEnds.lf);
    exports.csvCarriageReturns.value = Number(rowEnds.crlf);
    exports.csvNeedsMultiLine.value = Number(rowEnds.needsMultiLine);
    const { delimiter, quote } = this.dialect;
    const next = exports.skipCsvRows(bytes.byteOffset + at, bytes.byteOffset + end, delimiter, quote, fields, this.mostBytes);
    rowEnds.lf = exports.csvLineFeeds.value !== 0;
    rowEnds.crlf = exports.csvCarriageReturns.value !== 0;
    rowEnds.needsMultiLine = exports.csvNeedsMultiLine.value !== 0;
    this.rows = exports.csvRowCount.value;
    this.widest = exports.csvWidestRow.value;
    return next - bytes.byteOffset;
  }
}
