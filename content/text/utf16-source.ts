import { ContentProblem } from './content-problem';
import { type TextSource, Utf8Writer } from './text-source';

type Utf16Encoding = 'UTF-16' | 'UTF-16LE' | 'UTF-16BE';

const BYTE_ORDER_MARK = 0xfeff;
/** The mark, its two bytes read in the other order. */
const SWAPPED_MARK = 0xfffe;

/** Text of two or four bytes a character. */
export class Utf16Source implements TextSource {
  cleanEnd = 0;
  problem?: ContentProblem;
  private bigEndian: boolean;
  private begun = false;
  /** The first bytes of a character that the next chunk has to complete. */
  private tail: Uint8Array = new Uint8Array();

  constructor(private readonly encoding: Utf16Encoding) {
    this.bigEndian = encoding === 'UTF-16BE';
  }

  read(chunk: Uint8Array): Uint8Array {
    const bytes = this.tail.length === 0 ? chunk : Buffer.concat([this.tail, chunk]);
    // A unit of two bytes makes three at most, a pair of units four.
    const text = new Utf8Writer(2 * bytes.length);
    let at = 0;
    while (this.problem === undefined && at + 1 < bytes.length) {
      const unit = this.unit(bytes, at);
      if (!this.begun) this.begin(unit);
      if (unit >= 0xd800 && unit < 0xdc00 && at + 3 >= bytes.length) break;
      at += this.character(bytes, at, text);
    }
    this.cleanEnd += text.length;
    this.tail = Uint8Array.from(bytes.subarray(at));
    return text.bytes;
  }

  end(): void {
    if (this.problem === undefined && this.tail.length > 0) this.problem = this.invalid('the file ends inside a character: it is cut off');
  }

  /** Writes one character, or finds that there is none. @returns how many bytes it takes */
  private character(bytes: Uint8Array, at: number, text: Utf8Writer): number {
    if (this.problem !== undefined) return 0;
    const unit = this.unit(bytes, at);
    if (unit === 0) {
      this.problem = new ContentProblem('NUL_CHARACTER', `a NUL character: the file is binary, or its encoding is not ${this.encoding}`);
    } else if (unit < 0xd800 || unit > 0xdfff) {
      text.write(unit);
      return 2;
    } else {
      const second = unit < 0xdc00 ? this.unit(bytes, at + 2) : 0;
      if (second >= 0xdc00 && second <= 0xdfff) {
        text.write(0x10000 + (unit - 0xd800 << 10) + second - 0xdc00);
        return 4;
      }
      this.problem = this.invalid(`0x${unit.toString(16)} is half a character, its other half is missing: export the file anew, best as UTF-8`);
    }
    return 0;
  }

  private unit(bytes: Uint8Array, at: number): number {
    return this.bigEndian ? bytes[at] << 8 | bytes[at + 1] : bytes[at + 1] << 8 | bytes[at];
  }

  private begin(unit: number): void {
    this.begun = true;
    if (this.encoding === 'UTF-16') {
      this.bigEndian = unit === SWAPPED_MARK;
      if (unit === BYTE_ORDER_MARK || unit === SWAPPED_MARK) return;
      this.problem = this.invalid('the file has no byte order mark, so the order of its bytes is not known: declare the encoding as UTF-16LE or UTF-16BE');
    } else if (unit === SWAPPED_MARK) {
      this.problem = this.invalid(`the byte order mark is not that of ${this.encoding}: declare the encoding as UTF-16`);
    }
  }

  private invalid(message: string): ContentProblem {
    return new ContentProblem('INVALID_ENCODING', message);
  }
}
