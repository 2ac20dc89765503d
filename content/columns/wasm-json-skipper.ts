import type { JsonColumns } from './json-columns';
import type { NarrowestType } from './narrowest-type';
import type { JsonFileType } from '../../src/contract/file-type-spec';
import { LIMITS } from '../../src/contract/limits';
import { BackOff } from '../records/back-off';
import type { RecordSkipper } from '../records/json/json-record-handler';
import { setCellType } from '../simd/cell-types';
import type { SimdScanner } from '../simd/simd-scanner';

/** Skips JSON records whose keys are known, in the order of the columns. The WebAssembly module reads them, in the memory of the SIMD scanner. */
export class WasmJsonSkipper implements RecordSkipper {
  isAfterRecord = false;
  /** The number of columns that the module knows. */
  private known = 0;
  /** True if the module has no room for further columns. */
  private isFull = false;
  private readonly backOff = new BackOff();

  constructor(private readonly scanner: SimdScanner, private readonly columns: JsonColumns, private readonly fileType: JsonFileType) {
    scanner.observeNumber = (column, start, end) => columns.all[column].type.addNumber(scanner.memory.toString('latin1', start, end));
  }

  skip(bytes: Buffer, at: number, end: number): number {
    const { columns, scanner: { exports }, fileType: { format, dialect: { limits } } } = this;
    if (columns.isRejected || !this.backOff.shouldTry()) return at;
    this.addNewColumns();
    exports.checksCells.value = Number(columns.mustCheck(at));
    const next = exports.skipJsonRecords(
      bytes.byteOffset + at, bytes.byteOffset + end, Number(format === 'jsonLines'),
      limits.recordBytes, limits.fieldBytes, limits.nestingDepth, LIMITS.numberCharacters);
    this.isAfterRecord = exports.jsonIsBehindRecord.value !== 0;
    columns.addSkipped(exports.jsonRecordCount.value, exports.jsonWidestRecord.value);
    this.backOff.endTry(next - bytes.byteOffset - at);
    return next - bytes.byteOffset;
  }

  /** Reads the types from the module. It is called once for each file, because there may be many columns. */
  addSkippedTypes(): void {
    for (let column = 0; column < this.known; column++) addFlags(this.columns.all[column].type, this.scanner.exports.takeJsonFlags(column));
  }

  private addNewColumns(): void {
    const { columns: { all }, scanner: { exports, memory } } = this;
    while (this.known < all.length && !this.isFull) {
      const key = all[this.known].writtenKey;
      const place = exports.jsonKeyPlace(key.length);
      this.isFull = place === 0 || !setCellType(this.scanner, this.known, all[this.known].declared?.type);
      if (this.isFull) return;
      memory.set(key, place);
      exports.addJsonColumn(key.length);
      this.known++;
    }
  }
}

/** The flags of a column, one for each kind of value that it has. content/wasm/json-records.ts has the same flags. */
const BOOLEAN = 1;
const TEXT = 2;
const INTEGER = 4;
/** A number that is not a bigint. */
const FRACTION = 8;

function addFlags(type: NarrowestType, flags: number): void {
  if (flags & BOOLEAN) type.addBoolean();
  if (flags & TEXT) type.addText();
  if (flags & INTEGER) type.addSafeInteger();
  if (flags & FRACTION) type.addSafeFraction();
}
