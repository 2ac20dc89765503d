import type { JsonColumns } from './json-columns';
import { LIMITS } from '../../../src/contract/limits';
import type { FastRecords } from '../../shared/json-records/fast-records';
import type { SimdScanner } from '../../shared/simd/simd-scanner';
import type { JsonFileType } from '../checked-file-type';
import type { NarrowestType } from '../columns/narrowest-type';

/** The bits of wasm/json-records.ts. */
const BOOLEAN = 1;
const TEXT = 2;
const NUMBER = 4;
const FRACTION = 8;

/** In WebAssembly, of bytes in the scanner's memory. */
export class JsonSimdRecords implements FastRecords {
  isBehindRecord = false;
  /** How many of the columns the scanner knows. */
  private known = 0;
  private isFull = false;

  constructor(private readonly scanner: SimdScanner, private readonly columns: JsonColumns, private readonly fileType: JsonFileType) {
    scanner.observeNumber = (column, start, end) => columns.all[column].type.addNumber(scanner.memory.toString('latin1', start, end));
  }

  skip(bytes: Buffer, at: number, end: number): number {
    const { columns, scanner: { exports }, fileType: { format, dialect: { limits } } } = this;
    if (columns.mustLookAt(at)) return at;
    this.tellColumns();
    const next = exports.skipJsonRecords(
      bytes.byteOffset + at, bytes.byteOffset + end, Number(format === 'jsonLines'),
      limits.recordBytes, limits.fieldBytes, limits.nestingDepth, LIMITS.numberCharacters);
    this.isBehindRecord = exports.jsonIsBehindRecord.value !== 0;
    columns.pass(exports.jsonRecordCount.value, exports.jsonWidestRecord.value);
    for (let column = 0; column < this.known; column++) addFlags(columns.all[column].type, exports.takeJsonFlags(column));
    return next - bytes.byteOffset;
  }

  private tellColumns(): void {
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

function addFlags(type: NarrowestType, flags: number): void {
  if (flags & BOOLEAN) type.addBoolean();
  if (flags & TEXT) type.addText();
  if (flags & NUMBER) type.addSafeInteger();
  if (flags & FRACTION) type.addSafeFraction();
}
