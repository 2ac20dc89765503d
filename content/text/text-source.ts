import type { ContentProblem } from './content-problem';

/** Turns text in an encoding into UTF-8. A byte order mark stays, as that of UTF-8. */
export interface TextSource {
  /** The length of the clean text from the start of the stream: whole characters, none of them NUL. */
  readonly cleanEnd: number;
  /** The problem at cleanEnd, if the bytes there are not a character. */
  readonly problem?: ContentProblem;
  /** @returns the chunk as UTF-8. After a problem the bytes are undefined. */
  read(chunk: Uint8Array): Uint8Array;
  /** Ends the stream. If it ends inside a character, that is a problem. */
  end(): void;
}

/** Writes code points as UTF-8. */
export class Utf8Writer {
  length = 0;
  private readonly store: Buffer;

  /** @param capacity the most bytes that are written */
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
