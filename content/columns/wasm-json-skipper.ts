import type { JsonColumns } from './json-columns';
import type { NarrowestType } from './narrowest-type';
import type { JsonFileType } from '../../src/contract/file-type-spec';
import { LIMITS } from '../../src/contract/limits';
import { BackOff } from '../records/back-off';
import type { RecordSkipper } from '../records/record-scanner';
import type { SimdScanner } from '../simd/simd-scanner';

/** In WebAssembly, of bytes in the scanner's memory. */
export class WasmJsonSkipper implements RecordSkipper {
  isBehindRecord = false;
  /** How many of the columns the scanner knows. */
  private known = 0;
  private isFull = false;
  private readonly backOff = new BackOff();

  constructor(private readonly scanner: SimdScanner, private readonly columns: JsonColumns, private readonly fileType: JsonFileType) {
    scanner.observeNumber = (column, start, end) => columns.all[column].type.addNumber(scanner.memory.toString('latin1', start, end));
  }

  skip(bytes: Buffer, at: number, end: number): number {
    const { columns, scanner: { exports }, fileType: { format, dialect: { limits } } } = this;
    if (columns.mustReadExactly(at) || !this.backOff.isDue()) return at;
    this.addNewColumns();
    const next = exports.skipJsonRecords(
      bytes.byteOffset + at, bytes.byteOffset + end, Number(format === 'jsonLines'),
      limits.recordBytes, limits.fieldBytes, limits.nestingDepth, LIMITS.numberCharacters);
    this.isBehindRecord = exports.jsonIsBehindRecord.value !== 0;
    columns.pass(exports.jsonRecordCount.value, exports.jsonWidestRecord.value);
    this.backOff.note(next - bytes.byteOffset - at);
    return next - bytes.byteOffset;
  }

  /** Once, as there may be many columns. */
  reportTypes(): void {
    for (let column = 0; column < this.known; column++) addKinds(this.columns.all[column].type, this.scanner.exports.takeJsonFlags(column));
  }

  private addNewColumns(): void {
    const { columns: { all }, scanner: { exports, memory } } = this;
    while (this.known < all.length && !this.isFull) {
      const key = all[this.known].writtenKey;
      const place = exports.jsonKeyPlace(key.length);
      this.isFull = place === 0;
      if (this.isFull) return;
      memory.set(key, place);
      exports.addJsonColumn(key.length);
      this.known++;
    }
  }
}

/** What values are: the bits of wasm/json-records.ts. */
export const NOTHING = 0;
export const BOOLEAN = 1;
export const TEXT = 2;
export const INTEGER = 4;
/** A number that is no bigint. */
export const FRACTION = 8;

export function addKinds(type: NarrowestType, kinds: number): void {
  if (kinds & BOOLEAN) type.addBoolean();
  if (kinds & TEXT) type.addText();
  if (kinds & INTEGER) type.addSafeInteger();
  if (kinds & FRACTION) type.addSafeFraction();
}
