const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** Where the bytes of a window lie. */
export interface WindowMemory {
  /** @returns a store of this size, with the bytes, which lie in an earlier one, at its head; it is the only one from then on */
  enlarge(bytes: Uint8Array, capacity: number): Buffer;
}

const HEAP: WindowMemory = {
  enlarge: (bytes, capacity) => {
    const store = Buffer.allocUnsafeSlow(capacity);
    store.set(bytes);
    return store;
  },
};

/** The part of a stream that is not yet read: the beginning of a record, and the latest chunk. */
export class RecordWindow {
  bytes: Buffer = Buffer.alloc(0);
  /** Of the first byte, from the start of the stream. */
  offset = 0;
  byteOrderMark = false;
  private store: Buffer = Buffer.alloc(0);
  private rest = 0;
  private begun = false;

  /** @param memory where all of the bytes shall lie; without one, a chunk is not copied of which nothing is kept */
  constructor(private readonly memory?: WindowMemory) {}

  append(chunk: Uint8Array): void {
    if (this.bytes.length === 0 && this.memory === undefined) {
      this.bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    } else {
      const length = this.bytes.length;
      this.keep(length + chunk.length);
      this.store.set(chunk, length);
      this.bytes = this.store.subarray(0, length + chunk.length);
    }
  }

  /**
   * Whether a scan can be expected to get further. A record is read from its start each time, so what is there has to double between two
   * scans, or a large record in small chunks would cost quadratic time.
   */
  isWorthScanning(last: boolean): boolean {
    return this.begin(last) && (last || this.bytes.length >= 2 * this.rest);
  }

  /** Gives up the bytes that were read. The rest is copied: the chunk belongs to the caller. */
  consume(count: number): void {
    this.offset += count;
    this.rest = this.bytes.length - count;
    this.bytes = this.bytes.subarray(count);
    this.keep(this.rest);
    this.bytes = this.store.subarray(0, this.rest);
  }

  /** Makes the bytes the head of a store that has room for so many. */
  private keep(capacity: number): void {
    if (this.bytes.buffer === this.store.buffer && this.bytes.byteOffset === this.store.byteOffset && capacity <= this.store.length) return;
    if (capacity <= this.store.length) this.store.set(this.bytes);
    else this.store = (this.memory ?? HEAP).enlarge(this.bytes, Math.max(2 * this.store.length, capacity));
  }

  private begin(last: boolean): boolean {
    if (this.begun) return true;
    if (this.bytes.length < BYTE_ORDER_MARK.length && !last) {
      this.keep(BYTE_ORDER_MARK.length);
      this.bytes = this.store.subarray(0, this.bytes.length);
      return false;
    }
    this.begun = true;
    this.byteOrderMark = startsWithByteOrderMark(this.bytes, 0);
    if (this.byteOrderMark) {
      this.bytes = this.bytes.subarray(BYTE_ORDER_MARK.length);
      this.offset = BYTE_ORDER_MARK.length;
    }
    return true;
  }
}

export function startsWithByteOrderMark(bytes: Uint8Array, at: number): boolean {
  return BYTE_ORDER_MARK.every((byte, index) => bytes[at + index] === byte);
}
