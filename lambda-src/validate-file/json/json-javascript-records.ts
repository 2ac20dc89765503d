import type { JsonColumns } from './json-columns';
import { byteSet } from './json-javascript-byte-set';
import { JsonJavascriptRecord } from './json-javascript-record';
import { spaceEnd } from './json-javascript-text';
import { ASCII } from '../../shared/json-records/ascii';
import type { FastRecords } from '../../shared/json-records/fast-records';
import { BackOff } from '../back-off';
import type { JsonFileType } from '../checked-file-type';

/** Without WebAssembly. Passes over less than wasm/json-records.ts does: no record close to the end of the bytes, nor one with space before a colon. */
export class JsonJavascriptRecords implements FastRecords {
  isBehindRecord = false;
  private readonly isLines: boolean;
  private readonly isSpace: Uint8Array;
  /** No value is larger than its record. */
  private readonly mostBytes: number;
  private readonly record: JsonJavascriptRecord;
  private readonly backOff = new BackOff();

  constructor(private readonly columns: JsonColumns, { format, dialect: { limits } }: JsonFileType) {
    this.isLines = format === 'jsonLines';
    this.isSpace = byteSet(this.isLines ? ' \t' : ' \t\r\n');
    this.mostBytes = Math.min(limits.recordBytes, limits.fieldBytes);
    this.record = new JsonJavascriptRecord(columns, this.isSpace, limits.nestingDepth - 1);
  }

  skip(bytes: Buffer, start: number, end: number): number {
    if (this.columns.mustLookAt(start) || !this.backOff.isDue()) return start;
    this.record.load(bytes, end);
    this.isBehindRecord = false;
    let rows = 0;
    let widest = 0;
    let at = start;
    while (bytes[at] === ASCII.OPEN_BRACE && !this.isBehindRecord) {
      const recordEnd = this.record.end(at);
      const length = recordEnd - at;
      if (recordEnd === 0 || length > this.mostBytes) break;
      rows++;
      widest = Math.max(widest, length);
      at = this.isLines ? this.skipLineEnds(bytes, recordEnd, end) : this.skipComma(bytes, recordEnd, end);
    }
    this.columns.pass(rows, widest);
    this.backOff.note(at - start);
    return at;
  }

  /** It was done at once. */
  tellTypes(): void {}

  private skipComma(bytes: Buffer, start: number, end: number): number {
    const at = spaceEnd(bytes, start, end, this.isSpace);
    this.isBehindRecord = at === end || bytes[at] !== ASCII.COMMA;
    return this.isBehindRecord ? at : spaceEnd(bytes, at + 1, end, this.isSpace);
  }

  /** And over blank lines behind it. */
  private skipLineEnds(bytes: Buffer, start: number, end: number): number {
    this.isBehindRecord = true;
    for (let at = start; ;) {
      at = spaceEnd(bytes, at, end, this.isSpace);
      const lineFeed = bytes[at] === ASCII.CR ? at + 1 : at;
      if (lineFeed >= end || bytes[lineFeed] !== ASCII.LF) return at;
      at = lineFeed + 1;
      this.isBehindRecord = false;
    }
  }
}
