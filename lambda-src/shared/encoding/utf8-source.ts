import { isUtf8 } from 'node:buffer';
import type { TextSource } from './text-source';
import { firstInvalidUtf8, incompleteUtf8Tail } from './utf8';
import { ContentDefect } from '../json-records/content-defect';

/** UTF-8 as it is: finds the first byte that is no character, or is NUL. */
export class Utf8Source implements TextSource {
  cleanEnd = 0;
  defect?: ContentDefect;
  /** The first bytes of a character that the next chunk has to complete. */
  private tail: Buffer = Buffer.alloc(0);

  read(chunk: Uint8Array): Uint8Array {
    if (this.defect === undefined) this.check(chunk);
    return chunk;
  }

  end(): void {
    if (this.defect === undefined && this.tail.length > 0) this.defect = this.invalid(this.tail, 0);
  }

  private check(chunk: Uint8Array): void {
    const bytes = this.tail.length === 0 ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length) : Buffer.concat([this.tail, chunk]);
    const tailStart = bytes.length - incompleteUtf8Tail(bytes);
    const whole = bytes.subarray(0, tailStart);
    const nul = whole.indexOf(0);
    const invalid = isUtf8(whole) ? -1 : firstInvalidUtf8(whole);
    const bad = invalid === -1 || (nul !== -1 && nul < invalid) ? nul : invalid;
    if (bad === -1) {
      this.cleanEnd += tailStart;
      this.tail = Buffer.from(bytes.subarray(tailStart));
    } else {
      this.cleanEnd += bad;
      this.defect = bad === nul ? this.nul() : this.invalid(bytes, bad);
    }
  }

  private nul(): ContentDefect {
    return new ContentDefect('NUL_CHARACTER', 'a NUL character: export the file as UTF-8 text (UTF-16 text looks like this)', this.cleanEnd);
  }

  private invalid(bytes: Buffer, at: number): ContentDefect {
    const value = `0x${bytes[at].toString(16).padStart(2, '0')}`;
    return new ContentDefect('INVALID_ENCODING', `the ${this.messageOf(bytes[at], value)}`, this.cleanEnd);
  }

  private messageOf(byte: number, value: string): string {
    if (this.cleanEnd === 0 && (byte === 0xff || byte === 0xfe)) return `file begins with the byte ${value}, as UTF-16 does: declare that encoding, or export the file as UTF-8`;
    if (this.cleanEnd === 1 && byte === 0x8b) return `second byte is ${value}, as in gzip data: declare the compression, or let the name end in .gz`;
    return `byte ${value} is not UTF-8 here: declare the encoding that the file has, or export it as UTF-8`;
  }
}
