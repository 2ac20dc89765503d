const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** Provides the memory in which a window keeps its bytes. */
interface WindowMemory {
  /** Returns a store of `capacity` bytes that begins with a copy of `bytes`. It replaces the earlier store, which contains them. */
  enlarge(bytes: Uint8Array, capacity: number): Buffer;
}

const HEAP: WindowMemory = {
  enlarge: (bytes, capacity) => {
    const store = Buffer.allocUnsafeSlow(capacity);
    store.set(bytes);
    return store;
  },
};

/** The part of a stream that is not read yet: the beginning of a record, followed by the latest chunk. */
export class RecordWindow {
  bytes: Buffer = Buffer.alloc(0);
  /** The offset of the first byte of the window in the stream. */
  offset = 0;
  byteOrderMark = false;
  private store: Buffer = Buffer.alloc(0);
  /** The number of bytes that the latest scan left unread. */
  private unread = 0;
  private begun = false;

  /** @param memory the memory for all bytes; without it, the window uses a chunk in place as long as none of its bytes must be kept */
  constructor(private readonly memory?: WindowMemory) {}

  append(chunk: Uint8Array): void {
    if (this.bytes.length === 0 && this.memory === undefined) {
      this.bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    } else {
      const length = this.bytes.length;
      this.moveToStore(length + chunk.length);
      this.store.set(chunk, length);
      this.bytes = this.store.subarray(0, length + chunk.length);
    }
  }

  /**
   * Removes a byte order mark at the start of the stream, and returns true if a scan can be expected to read further than the one before.
   *
   * A scan reads an incomplete record from its start again. The bytes must double between two scans, otherwise a large record in small chunks
   * would take quadratic time.
   */
  prepareScan(last: boolean): boolean {
    return this.removeByteOrderMark(last) && (last || this.bytes.length >= 2 * this.unread);
  }

  /** Drops the bytes that were read. The rest is copied, because the chunk belongs to the caller. */
  consume(count: number): void {
    this.offset += count;
    this.unread = this.bytes.length - count;
    this.bytes = this.bytes.subarray(count);
    this.moveToStore(this.unread);
    this.bytes = this.store.subarray(0, this.unread);
  }

  /** Moves the bytes to the start of a store that has this capacity, unless they are already there. */
  private moveToStore(capacity: number): void {
    if (this.bytes.buffer === this.store.buffer && this.bytes.byteOffset === this.store.byteOffset && capacity <= this.store.length) return;
    if (capacity <= this.store.length) this.store.set(this.bytes);
    else this.store = (this.memory ?? HEAP).enlarge(this.bytes, Math.max(2 * this.store.length, capacity));
  }

  /** Returns false if more bytes are needed to know whether the stream begins with a byte order mark. */
  private removeByteOrderMark(last: boolean): boolean {
    if (this.begun) return true;
    if (this.bytes.length < BYTE_ORDER_MARK.length && !last) {
      this.moveToStore(BYTE_ORDER_MARK.length);
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

/** Returns true if the bytes from the offset on begin with the byte order mark of UTF-8. */
export function startsWithByteOrderMark(bytes: Uint8Array, at: number): boolean {
  return BYTE_ORDER_MARK.every((byte, index) => bytes[at + index] === byte);
}
