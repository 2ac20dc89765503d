// eslint-disable-next-line @typescript-eslint/triple-slash-reference
/// <reference path="./webassembly.d.ts" />
import { SCANNER_WASM } from './scanner-wasm';

/** What wasm/ exports; a boolean is 0 or 1. */
interface ScannerExports {
  readonly memory: WebAssembly.Memory;
  readonly csvRowCount: WebAssembly.Global;
  readonly csvWidestRow: WebAssembly.Global;
  readonly csvLineFeeds: WebAssembly.Global;
  readonly csvCarriageReturns: WebAssembly.Global;
  readonly csvNeedsMultiLine: WebAssembly.Global;
  readonly jsonRecordCount: WebAssembly.Global;
  readonly jsonWidestRecord: WebAssembly.Global;
  readonly jsonIsBehindRecord: WebAssembly.Global;
  skipCsvRows(start: number, end: number, delimiter: number, quote: number, fields: number, mostBytes: number): number;
  jsonKeyPlace(length: number): number;
  addJsonColumn(length: number): void;
  takeJsonFlags(column: number): number;
  skipJsonRecords(start: number, end: number, singleLine: number, mostBytes: number, mostFieldBytes: number, depth: number, mostNumber: number): number;
  countLineFeeds(start: number, end: number): number;
  countCharacters(start: number, end: number): number;
}

export type NumberObserver = (column: number, start: number, end: number) => void;

const NOBODY: NumberObserver = () => undefined;

const PAGE_BYTES = 64 * 1024;

/** Blocks of 64 bytes are read, also of those that hold the last byte only. */
const SPARE_BYTES = 64;

let compiled: WebAssembly.Module | undefined;

/** The scanner in WebAssembly, with a memory of its own, in which the bytes lie that it looks at. */
export class SimdScanner {
  /** @returns undefined where WebAssembly has no SIMD, is switched off or gets no memory: each verdict is the same without it */
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
  /** Behind what the module keeps itself. */
  private readonly base: number;
  /** Is told of numbers whose types only the exact rules can tell; offsets count from the start of the memory. */
  observeNumber: NumberObserver = NOBODY;

  private constructor(module: WebAssembly.Module) {
    const columns = { observeNumber: (column: number, start: number, end: number) => this.observeNumber(column, start, end) };
    this.exports = new WebAssembly.Instance(module, { columns }).exports as unknown as ScannerExports;
    this.base = this.exports.memory.buffer.byteLength;
  }

  /** The whole memory; it is another one after each growth. */
  get memory(): Buffer {
    return Buffer.from(this.exports.memory.buffer);
  }

  /** Moves bytes of the memory to the head of a larger store there. */
  enlarge(bytes: Uint8Array, capacity: number): Buffer {
    const { memory } = this.exports;
    if (bytes.length > 0) this.memory.copyWithin(this.base, bytes.byteOffset, bytes.byteOffset + bytes.length);
    const missing = this.base + capacity + SPARE_BYTES - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES));
    return Buffer.from(memory.buffer, this.base, capacity);
  }
}
