import { ContentProblem } from './content-problem';
import { type TextSource, Utf8Writer } from './text-source';

type SingleByteEncoding = 'ISO-8859-1' | 'windows-1252';

/** The characters of the bytes 0x80 to 0x9f, with a NUL for each byte that the code page leaves undefined: https://encoding.spec.whatwg.org/index-windows-1252.txt. */
const WINDOWS_1252_SPECIALS = '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ';
const FIRST_SPECIAL = 0x80;
const LAST_SPECIAL = 0x9f;

const UTF8_BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

const REMEDIES: Readonly<Record<SingleByteEncoding, string>> = {
  'ISO-8859-1': 'Windows programs mostly write windows-1252, so declare that encoding, or export the file as UTF-8',
  'windows-1252': 'declare the encoding that the file has, or export it as UTF-8',
};

/** Reads text that has one byte per character. */
export class SingleByteSource implements TextSource {
  cleanEnd = 0;
  problem?: ContentProblem;
  /** The character of each byte, or 0 if the byte has none. */
  private readonly codePoints: Uint16Array;
  /** The first bytes of the file, at most as many as a byte order mark has. */
  private start: number[] = [];
  private length = 0;

  constructor(private readonly encoding: SingleByteEncoding) {
    this.codePoints = Uint16Array.from({ length: 256 }, (_, byte) => codePointOf(encoding, byte));
  }

  read(chunk: Uint8Array): Uint8Array {
    if (this.start.length < UTF8_BYTE_ORDER_MARK.length) this.readStart(chunk);
    const text = new Utf8Writer(3 * chunk.length);
    for (let at = 0; at < chunk.length && this.problem === undefined; at++) {
      const codePoint = this.codePoints[chunk[at]];
      if (codePoint === 0) this.problem = this.problemOf(chunk[at]);
      else text.write(codePoint);
    }
    this.length += text.length;
    // As long as the text may be a byte order mark, it does not count as clean.
    if (!this.mayBeByteOrderMark) this.cleanEnd = this.length;
    return text.bytes;
  }

  end(): void {
    if (!this.isByteOrderMark) this.cleanEnd = this.length;
  }

  private get mayBeByteOrderMark(): boolean {
    return this.start.every((byte, index) => byte === UTF8_BYTE_ORDER_MARK[index]);
  }

  private get isByteOrderMark(): boolean {
    return this.mayBeByteOrderMark && this.start.length === UTF8_BYTE_ORDER_MARK.length;
  }

  /** Rejects the byte order mark of UTF-8. In these encodings its three bytes are characters with which no text begins. */
  private readStart(chunk: Uint8Array): void {
    this.start.push(...chunk.subarray(0, UTF8_BYTE_ORDER_MARK.length - this.start.length));
    if (!this.isByteOrderMark) return;
    this.problem = new ContentProblem('INVALID_ENCODING', `the file begins with the byte order mark of UTF-8: declare the encoding UTF-8 instead of ${this.encoding}`);
  }

  private problemOf(byte: number): ContentProblem {
    if (byte === 0) return new ContentProblem('NUL_CHARACTER', `the file contains a NUL character, so it is binary or not ${this.encoding}: declare its encoding, or export it as text`);
    const value = `0x${byte.toString(16)}`;
    return new ContentProblem('INVALID_ENCODING', `the byte ${value} is not a character of ${this.encoding}: ${REMEDIES[this.encoding]}`);
  }
}

function codePointOf(encoding: SingleByteEncoding, byte: number): number {
  if (byte < FIRST_SPECIAL || byte > LAST_SPECIAL) return byte;
  // ISO/IEC 8859-1 has no characters there. Other standards define control characters, but those are of no use in a table.
  return encoding === 'ISO-8859-1' ? 0 : WINDOWS_1252_SPECIALS.charCodeAt(byte - FIRST_SPECIAL);
}
