import type { JsonColumns } from './json-columns';
import { addKinds } from './value-kinds';
import { LIMITS } from '../../../src/contract/limits';
import type { FastRecords } from '../../shared/json-records/fast-records';
import type { SimdScanner } from '../../shared/simd/simd-scanner';
import { BackOff } from '../back-off';
import type { JsonFileType } from '../checked-file-type';

/** In WebAssembly, of bytes in the scanner's memory. */
export class JsonSimdRecords implements FastRecords {
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
    if (columns.mustLookAt(at) || !this.backOff.isDue()) return at;
    this.tellColumns();
    const next = exports.skipJsonRecords(
      bytes.byteOffset + at, bytes.byteOffset + end, Number(format === 'jsonLines'),
      limits.recordBytes, limits.fieldBytes, limits.nestingDepth, LIMITS.numberCharacters);
    this.isBehindRecord = exports.jsonIsBehindRecord.value !== 0;
    columns.pass(exports.jsonRecordCount.value, exports.jsonWidestRecord.value);
    this.backOff.note(next - bytes.byteOffset - at);
    return next - bytes.byteOffset;
  }

  /** Once, as there may be many columns. */
  tellTypes(): void {
    for (let column = 0; column < this.known; column++) addKinds(this.columns.all[column].type, this.scanner.exports.takeJsonFlags(column));
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
