import type { CsvDialect } from './csv-dialect';
import type { LineEndings } from './line-endings';
import type { ContentLimits } from '../../../src/contract/dialect';
import type { SimdScanner } from '../../simd/simd-scanner';
import { BackOff } from '../back-off';

/** Skips rows that the exact scanner would accept, with the same effect on the facts. The WebAssembly module reads them. */
export class WasmCsvSkipper {
  /** The number of rows that the latest call skipped. */
  rows = 0;
  /** The number of bytes of the longest of these rows. */
  widest = 0;
  /** Rows with more bytes are left to the exact scanner. No field of a shorter row is too large. */
  private readonly maxRowBytes: number;
  private readonly backOff = new BackOff();

  constructor(private readonly scanner: SimdScanner, private readonly dialect: CsvDialect, { recordBytes, fieldBytes }: ContentLimits) {
    this.maxRowBytes = Math.min(recordBytes, fieldBytes);
  }

  /**
   * Skips rows from `at` on, where a row begins.
   *
   * @param bytes must be in the memory of the SIMD scanner
   * @param fields the number of fields of each row
   * @returns the offset of the first row that was not skipped
   */
  skip(bytes: Buffer, at: number, end: number, fields: number, lineEndings: LineEndings): number {
    this.rows = 0;
    this.widest = 0;
    if (!this.backOff.shouldTry()) return at;
    const next = this.skipRows(bytes, at, end, fields, lineEndings);
    this.backOff.endTry(next - at);
    return next;
  }

  private skipRows(bytes: Buffer, at: number, end: number, fields: number, lineEndings: LineEndings): number {
    const { exports } = this.scanner;
    exports.csvLineFeeds.value = Number(lineEndings.lf);
    exports.csvCarriageReturns.value = Number(lineEndings.crlf);
    exports.csvNeedsMultiLine.value = Number(lineEndings.needsMultiLine);
    const { delimiter, quote } = this.dialect;
    const next = exports.skipCsvRows(bytes.byteOffset + at, bytes.byteOffset + end, delimiter, quote, fields, this.maxRowBytes);
    lineEndings.lf = exports.csvLineFeeds.value !== 0;
    lineEndings.crlf = exports.csvCarriageReturns.value !== 0;
    lineEndings.needsMultiLine = exports.csvNeedsMultiLine.value !== 0;
    this.rows = exports.csvRowCount.value;
    this.widest = exports.csvWidestRow.value;
    return next - bytes.byteOffset;
  }
}
