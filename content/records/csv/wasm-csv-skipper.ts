import type { CsvDialect } from './csv-dialect';
import type { LineEndings } from './line-endings';
import type { ContentLimits } from '../../../src/contract/dialect';
import { setCellType } from '../../simd/cell-types';
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
  /** The types that the module knows. The fields after `typedFields` have none. */
  private knownTypes?: readonly (string | undefined)[];
  private typedFields = 0;
  private knowsAllTypes = false;

  constructor(private readonly scanner: SimdScanner, private readonly dialect: CsvDialect, { recordBytes, fieldBytes }: ContentLimits) {
    this.maxRowBytes = Math.min(recordBytes, fieldBytes);
  }

  /** Returns true if the module can check the cells of all fields. It is told their types once. */
  canCheck(types: readonly (string | undefined)[] | undefined): boolean {
    if (types !== this.knownTypes) {
      this.knownTypes = types;
      this.knowsAllTypes = types !== undefined && this.setTypes(types);
    }
    return this.knowsAllTypes;
  }

  private setTypes(types: readonly (string | undefined)[]): boolean {
    const { scanner, dialect } = this;
    this.typedFields = types.length;
    const marker = Buffer.from(dialect.nullMarker);
    const place = scanner.exports.csvNullMarkerPlace(marker.length);
    if (place === 0) return false;
    scanner.memory.set(marker, place);
    return types.every((type, field) => setCellType(scanner, field, type));
  }

  /**
   * Skips rows from `at` on, where a row begins.
   *
   * @param bytes must be in the memory of the SIMD scanner
   * @param fields the number of fields of each row
   * @param checksCells true if every cell of a skipped row must be null or a value of its type
   * @returns the offset of the first row that was not skipped
   */
  skip(bytes: Buffer, at: number, end: number, fields: number, checksCells: boolean, lineEndings: LineEndings): number {
    this.rows = 0;
    this.widest = 0;
    if (!this.backOff.shouldTry()) return at;
    this.scanner.exports.checksCells.value = Number(checksCells);
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
    const next = exports.skipCsvRows(bytes.byteOffset + at, bytes.byteOffset + end, delimiter, quote, fields, this.typedFields, this.maxRowBytes);
    lineEndings.lf = exports.csvLineFeeds.value !== 0;
    lineEndings.crlf = exports.csvCarriageReturns.value !== 0;
    lineEndings.needsMultiLine = exports.csvNeedsMultiLine.value !== 0;
    this.rows = exports.csvRowCount.value;
    this.widest = exports.csvWidestRow.value;
    return next - bytes.byteOffset;
  }
}
