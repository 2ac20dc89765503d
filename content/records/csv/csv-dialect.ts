import type { CsvDialectSpec } from '../../../src/contract/dialect';
import { ASCII } from '../../text/ascii';

/** A CSV dialect as bytes, with the tables and the decoding that a scanner needs. */
export class CsvDialect {
  readonly delimiter: number;
  readonly quote: number;
  readonly nullMarker: string;
  /** Contains 1 for each byte value that an unquoted field passes over: all but the delimiter, the quote, CR and LF. */
  readonly plainUnquoted: Uint8Array;
  /** Contains 1 for each byte value that a quoted field passes over: all but the quote, CR and LF. */
  readonly plainQuoted: Uint8Array;

  constructor(private readonly dialect: CsvDialectSpec) {
    this.delimiter = dialect.delimiter.charCodeAt(0);
    this.quote = dialect.quote.charCodeAt(0);
    this.nullMarker = dialect.nullMarker;
    this.plainUnquoted = allBut(this.delimiter, this.quote, ASCII.CR, ASCII.LF);
    this.plainQuoted = allBut(this.quote, ASCII.CR, ASCII.LF);
  }

  /** Returns the text of the cell between two offsets, or null if the cell is null: empty without quotes, or the null marker. */
  decodeCell(bytes: Buffer, start: number, end: number): string | null {
    if (start === end) return null;
    const text = this.unquote(bytes, start, end);
    return text !== '' && text === this.nullMarker ? null : text;
  }

  /** Returns the text of the field between two offsets, without the quotes around it and with doubled quotes as one. */
  unquote(bytes: Buffer, start: number, end: number): string {
    if (bytes[start] !== this.quote || start === end) return bytes.toString('utf8', start, end);
    const { quote } = this.dialect;
    return bytes.toString('utf8', start + 1, end - 1).replaceAll(quote + quote, quote);
  }
}

function allBut(...bytes: number[]): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => (bytes.includes(byte) ? 0 : 1));
}
