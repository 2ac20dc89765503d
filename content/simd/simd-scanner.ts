// eslint-disable-next-line @typescript-eslint/triple-slash-reference
/// <reference path="./webassembly.d.ts" />
import { SCANNER_WASM } from './scanner-wasm';

/** The exports of content/wasm/. A boolean is 0 or 1. */
interface ScannerExports {
  readonly memory: WebAssembly.Memory;
  readonly csvRowCount: WebAssembly.Global;
  readonly csvWidestRow: WebAssembly.Global;
  readonly csvLineFeeds: WebAssembly.Global;
  readonly csvCarriageReturns: WebAssembly.Global;
  readonly csvNeedsMultiLine: WebAssembly.Global;
  readonly checksCells: WebAssembly.Global;
  readonly jsonRecordCount: WebAssembly.Global;
  readonly jsonWidestRecord: WebAssembly.Global;
  readonly jsonIsBehindRecord: WebAssembly.Global;
  setCellType(column: number, kind: number, bitsOrWhole: number, fraction: number): number;
  csvNullMarkerPlace(length: number): number;
  skipCsvRows(start: number, end: number, delimiter: number, quote: number, fields: number, typedFields: number, maxBytes: number): number;
  jsonKeyPlace(length: number): number;
  addJsonColumn(length: number): void;
  takeJsonFlags(column: number): number;
  skipJsonRecords(start: number, end: number, singleLine: number, maxBytes: number, maxFieldBytes: number, depth: number, maxNumber: number): number;
  countLineFeeds(start: number, end: number): number;
  countCharacters(start: number, end: number): number;
}

/** Receives a number of a column whose type only the exact rules can decide. Offsets count from the start of the scanner's memory. */
type NumberObserver = (column: number, start: number, end: number) => void;

const IGNORE_NUMBER: NumberObserver = () => undefined;

const PAGE_BYTES = 64 * 1024;

/** The scanner reads blocks of 64 bytes, so it reads up to 63 bytes after the last one. */
const SPARE_BYTES = 64;

let compiled: WebAssembly.Module | undefined;

/** The scanner in WebAssembly. It has its own memory, and it scans only bytes that are in that memory. */
export class SimdScanner {
  /** @returns undefined if WebAssembly has no SIMD, is switched off or gets no memory. Every verdict is the same without the scanner. */
  static create(): SimdScanner | undefined {
    if (typeof WebAssembly === 'undefined') return undefined;
    try {
      compiled ??= new WebAssembly.Module(Buffer.from(SCANNER_WASM, 'base64'));
      return new SimdScanner(compiled);
    } catch (error) {
      if (error instanceof WebAssembly.CompileError || error instanceof RangeError) return undefined;
      throw error;
    }
  }

  readonly exports: ScannerExports;
  /** The offset of the first byte after the module's own data. */
  private readonly base: number;
  /** The observer of the reader that uses the scanner at present. */
  observeNumber: NumberObserver = IGNORE_NUMBER;

  private constructor(module: WebAssembly.Module) {
    const columns = { observeNumber: (column: number, start: number, end: number) => this.observeNumber(column, start, end) };
    this.exports = new WebAssembly.Instance(module, { columns }).exports as unknown as ScannerExports;
    this.base = this.exports.memory.buffer.byteLength;
  }

  /** Returns the whole memory. After it has grown, it is another object. */
  get memory(): Buffer {
    return Buffer.from(this.exports.memory.buffer);
  }

  /** Returns a larger store in the memory, after moving the given bytes of the memory to its start. */
  enlarge(bytes: Uint8Array, capacity: number): Buffer {
    const { memory } = this.exports;
    if (bytes.length > 0) this.memory.copyWithin(this.base, bytes.byteOffset, bytes.byteOffset + bytes.length);
    const missing = this.base + capacity + SPARE_BYTES - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES));
    return Buffer.from(memory.buffer, this.base, capacity);
  }
}
