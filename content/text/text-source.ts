import type { ContentProblem } from './content-problem';

/** Bytes in some encoding as UTF-8; a byte order mark stays, as that of UTF-8. */
export interface TextSource {
  /** Up to here, from the start of the stream, what was returned is whole characters, none of them NUL. */
  readonly cleanEnd: number;
  /** What lies at cleanEnd, if it is no character. */
  readonly problem?: ContentProblem;
  /** @returns the bytes in UTF-8; what follows a problem does not matter */
  read(chunk: Uint8Array): Uint8Array;
  /** There are no more bytes: those that began a character are a problem. */
  end(): void;
}

/** Code points as UTF-8. */
export class Utf8Writer {
  length = 0;
  private readonly store: Buffer;

  /** @param capacity bytes, as many as may be written */
  constructor(capacity: number) {
    this.store = Buffer.allocUnsafe(capacity);
  }

  get bytes(): Uint8Array {
    return this.store.subarray(0, this.length);
  }

  write(codePoint: number): void {
    const { store } = this;
    if (codePoint < 0x80) {
      store[this.length++] = codePoint;
      return;
    }
    if (codePoint < 0x800) {
      store[this.length++] = 0xc0 | codePoint >> 6;
    } else {
      if (codePoint < 0x10000) {
        store[this.length++] = 0xe0 | codePoint >> 12;
      } else {
        store[this.length++] = 0xf0 | codePoint >> 18;
        store[this.length++] = 0x80 | codePoint >> 12 & 0x3f;
      }
      store[this.length++] = 0x80 | codePoint >> 6 & 0x3f;
    }
    store[this.length++] = 0x80 | codePoint & 0x3f;
  }
}
