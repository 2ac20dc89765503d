import type { CsvDialectSpec } from '../../../src/contract/dialect';
import { ASCII } from '../../text/ascii';

/** The bytes of a dialect, and tables that say of each byte whether a field goes on past it without a look. */
export class CsvDialect {
  readonly delimiter: number;
  readonly quote: number;
  readonly nullMarker: string;
  readonly plainUnquoted: Uint8Array;
  readonly plainQuoted: Uint8Array;

  constructor(private readonly dialect: CsvDialectSpec) {
    this.delimiter = dialect.delimiter.charCodeAt(0);
    this.quote = dialect.quote.charCodeAt(0);
    this.nullMarker = dialect.nullMarker;
    this.plainUnquoted = allBut(this.delimiter, this.quote, ASCII.CR, ASCII.LF);
    this.plainQuoted = allBut(this.quote, ASCII.CR, ASCII.LF);
  }

  /** What a cell says; null if it is null. */
  textOf(bytes: Buffer, start: number, end: number): string | null {
    if (start === end) return null;
    const text = this.unquote(bytes, start, end);
    return text !== '' && text === this.nullMarker ? null : text;
  }

  /** The text between the quotes, if there are any. */
  unquote(bytes: Buffer, start: number, end: number): string {
    if (bytes[start] !== this.quote || start === end) return bytes.toString('utf8', start, end);
    const { quote } = this.dialect;
    return bytes.toString('utf8', start + 1, end - 1).replaceAll(quote + quote, quote);
  }
}

function allBut(...bytes: number[]): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => (bytes.includes(byte) ? 0 : 1));
}
