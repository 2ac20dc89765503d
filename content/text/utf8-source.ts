import { isUtf8 } from 'node:buffer';
import { ContentProblem } from './content-problem';
import type { TextSource } from './text-source';

/** Passes UTF-8 through as it is, and finds the first byte that is NUL or not part of a character. */
export class Utf8Source implements TextSource {
  cleanEnd = 0;
  problem?: ContentProblem;
  /** The first bytes of a character that the next chunk has to complete. */
  private tail: Buffer = Buffer.alloc(0);

  read(chunk: Uint8Array): Uint8Array {
    if (this.problem === undefined) this.check(chunk);
    return chunk;
  }

  end(): void {
    if (this.problem === undefined && this.tail.length > 0) this.problem = this.invalidProblem(this.tail, 0);
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
      this.problem = bad === nul ? this.nulProblem() : this.invalidProblem(bytes, bad);
    }
  }

  private nulProblem(): ContentProblem {
    return new ContentProblem('NUL_CHARACTER', 'the file contains a NUL character, as binary files and UTF-16 text do: declare its encoding, or export it as UTF-8 text', this.cleanEnd);
  }

  private invalidProblem(bytes: Buffer, at: number): ContentProblem {
    const value = `0x${bytes[at].toString(16).padStart(2, '0')}`;
    return new ContentProblem('INVALID_ENCODING', `the ${this.messageOf(bytes[at], value)}`, this.cleanEnd);
  }

  private messageOf(byte: number, value: string): string {
    if (this.cleanEnd === 0 && (byte === 0xff || byte === 0xfe)) return `file begins with the byte ${value}, as UTF-16 text does: declare that encoding, or export the file as UTF-8`;
    if (this.cleanEnd === 1 && byte === 0x8b) return `second byte is ${value}, as in gzip data: declare the compression, or give the file a name that ends in .gz`;
    return `byte ${value} is not UTF-8 here: declare the encoding that the file has, or export it as UTF-8`;
  }
}

/** Returns how many bytes at the end begin a character that more bytes may complete. */
function incompleteUtf8Tail(bytes: Uint8Array): number {
  for (let count = 1; count <= Math.min(3, bytes.length); count++) {
    const at = bytes.length - count;
    if (!isContinuation(bytes[at])) return sequenceLength(bytes[at]) > count && isPrefix(bytes, at) ? count : 0;
  }
  return 0;
}

/** Returns the offset of the first byte sequence that is not a character, or -1. */
function firstInvalidUtf8(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes[at]);
    if (length === 0 || at + length > bytes.length || !isPrefix(bytes.subarray(0, at + length), at)) return at;
    at += length;
  }
  return -1;
}

/** Returns how many bytes a character has that begins with the byte, or 0 if no character begins with it. */
function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2) return 0;
  if (lead < 0xe0) return 2;
  if (lead < 0xf0) return 3;
  return lead < 0xf5 ? 4 : 0;
}

function isContinuation(byte: number): boolean {
  return byte >= 0x80 && byte < 0xc0;
}

/** Returns true if the byte may follow the lead byte. Overlong forms, surrogates and values above U+10FFFF are excluded: RFC 3629, section 4. */
function isSecondByte(lead: number, byte: number): boolean {
  switch (lead) {
    case 0xe0: return byte >= 0xa0 && byte < 0xc0;
    case 0xed: return byte >= 0x80 && byte < 0xa0;
    case 0xf0: return byte >= 0x90 && byte < 0xc0;
    case 0xf4: return byte >= 0x80 && byte < 0x90;
    default: return isContinuation(byte);
  }
}

/** Returns true if the bytes from the offset to the end are the beginning of a character. */
function isPrefix(bytes: Uint8Array, at: number): boolean {
  for (let next = at + 1; next < bytes.length; next++) {
    if (!(next === at + 1 ? isSecondByte(bytes[at], bytes[next]) : isContinuation(bytes[next]))) return false;
  }
  return true;
}
