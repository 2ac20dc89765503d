import { ContentProblem } from './content-problem';
import { type TextSource, Utf8Writer } from './text-source';

type Utf16Encoding = 'UTF-16' | 'UTF-16LE' | 'UTF-16BE';

const BYTE_ORDER_MARK = 0xfeff;
/** The byte order mark, read in the wrong byte order. */
const SWAPPED_MARK = 0xfffe;

/** Reads text that has two or four bytes per character. */
export class Utf16Source implements TextSource {
  cleanEnd = 0;
  problem?: ContentProblem;
  private bigEndian: boolean;
  private hasBegun = false;
  /** The first bytes of a character that the next chunk has to complete. */
  private tail: Uint8Array = new Uint8Array();

  constructor(private readonly encoding: Utf16Encoding) {
    this.bigEndian = encoding === 'UTF-16BE';
  }

  read(chunk: Uint8Array): Uint8Array {
    const bytes = this.tail.length === 0 ? chunk : Buffer.concat([this.tail, chunk]);
    // A unit of two bytes becomes at most three bytes, a pair of units four.
    const text = new Utf8Writer(2 * bytes.length);
    let at = 0;
    while (this.problem === undefined && at + 1 < bytes.length) {
      const unit = this.unitAt(bytes, at);
      if (!this.hasBegun) this.readByteOrderMark(unit);
      if (unit >= 0xd800 && unit < 0xdc00 && at + 3 >= bytes.length) break;
      at += this.readCharacter(bytes, at, text);
    }
    this.cleanEnd += text.length;
    this.tail = Uint8Array.from(bytes.subarray(at));
    return text.bytes;
  }

  end(): void {
    if (this.problem === undefined && this.tail.length > 0) this.problem = this.invalidEncoding('the file ends inside a character, so it was cut off: export and upload it again');
  }

  /** Writes one character, or finds a problem. @returns how many bytes the character has */
  private readCharacter(bytes: Uint8Array, at: number, text: Utf8Writer): number {
    if (this.problem !== undefined) return 0;
    const unit = this.unitAt(bytes, at);
    if (unit === 0) {
      this.problem = new ContentProblem('NUL_CHARACTER', `the file contains a NUL character, so it is binary or not ${this.encoding}: declare its encoding, or export it as text`);
    } else if (unit < 0xd800 || unit > 0xdfff) {
      text.write(unit);
      return 2;
    } else {
      const second = unit < 0xdc00 ? this.unitAt(bytes, at + 2) : 0;
      if (second >= 0xdc00 && second <= 0xdfff) {
        text.write(0x10000 + (unit - 0xd800 << 10) + second - 0xdc00);
        return 4;
      }
      this.problem = this.invalidEncoding(`0x${unit.toString(16)} is half a character, and its other half is missing: export the file again, preferably as UTF-8`);
    }
    return 0;
  }

  private unitAt(bytes: Uint8Array, at: number): number {
    return this.bigEndian ? bytes[at] << 8 | bytes[at + 1] : bytes[at + 1] << 8 | bytes[at];
  }

  private readByteOrderMark(unit: number): void {
    this.hasBegun = true;
    if (this.encoding === 'UTF-16') {
      this.bigEndian = unit === SWAPPED_MARK;
      if (unit === BYTE_ORDER_MARK || unit === SWAPPED_MARK) return;
      this.problem = this.invalidEncoding('the file has no byte order mark, so its byte order is unknown: declare the encoding UTF-16LE or UTF-16BE');
    } else if (unit === SWAPPED_MARK) {
      this.problem = this.invalidEncoding(`the byte order mark is not that of ${this.encoding}: declare the encoding UTF-16`);
    }
  }

  private invalidEncoding(message: string): ContentProblem {
    return new ContentProblem('INVALID_ENCODING', message);
  }
}
