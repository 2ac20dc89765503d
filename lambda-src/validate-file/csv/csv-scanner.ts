import type { ColumnSpec, FileTypeSpec } from '../../../src/contract/file-type-spec';
import { ASCII } from '../../shared/json-records/ascii';
import { ContentDefect } from '../../shared/json-records/content-defect';
import { quotedBytes } from '../../shared/json-records/printable';
import { startsWithByteOrderMark } from '../../shared/json-records/record-window';
import type { ContentScanner, ScannedFacts } from '../content-scanner';
import { refuseTooLarge } from '../record-size';
import { CsvBytes } from './csv-bytes';
import { CsvHeader } from './csv-header';
import { RowEnds } from './row-ends';

const INCOMPLETE = -1;

/** A header this far into the file could lie behind the first of Spark's splits, which alone skips it. */
const LATE_HEADER_OFFSET = 1024 * 1024;

/** CSV as RFC 4180 has it, with the delimiter and quote of the dialect. What Spark would read differently is refused. */
export class CsvScanner implements ContentScanner {
  recordStart = 0;
  private readonly dialect: CsvBytes;
  private readonly header: CsvHeader;
  private readonly rowEnds = new RowEnds();
  private columns?: ColumnSpec[];
  private rows = 0;
  private widest = 0;
  private scannedBefore = 0;
  /** Of the record at hand. */
  private fields = 0;
  private brokenLine = false;

  constructor(private readonly fileType: FileTypeSpec) {
    this.dialect = new CsvBytes(fileType.dialect);
    this.header = new CsvHeader(fileType);
  }

  scan(bytes: Buffer, end: number, last: boolean): number {
    let at = 0;
    while (at < end) {
      this.recordStart = at;
      const recordEnd = this.record(bytes, at, end, last);
      const next = recordEnd === INCOMPLETE ? INCOMPLETE : this.rowEnd(bytes, recordEnd, end, last);
      if (next === INCOMPLETE) break;
      if (recordEnd > at) this.count(bytes, at, recordEnd);
      this.rowEnds.check(at, recordEnd);
      at = next;
    }
    this.recordStart = at;
    this.scannedBefore += at;
    return at;
  }

  facts(): ScannedFacts {
    if (this.columns === undefined) throw new ContentDefect('EMPTY', 'the file is empty: it has not even a header');
    if (this.rows === 0 && !this.fileType.allowEmpty) throw new ContentDefect('EMPTY', 'the file has a header and no data rows');
    const { columns, rows, widest, rowEnds } = this;
    return { rows, columns, lineEnding: rowEnds.lineEnding, needsMultiLine: rowEnds.needsMultiLine, widestRecordBytes: widest };
  }

  /** Reads the fields of a record; returns where it ends, before its line break. */
  private record(bytes: Buffer, start: number, end: number, last: boolean): number {
    const { delimiter, quote, plainUnquoted } = this.dialect;
    const isHeader = this.columns === undefined;
    if (isHeader) this.header.begin();
    this.brokenLine = false;
    let fields = 1;
    for (let at = start; ;) {
      const fieldStart = at;
      const isQuoted = at < end && bytes[at] === quote;
      if (isQuoted) {
        at = this.quotedField(bytes, at, end, last);
        if (at === INCOMPLETE) return INCOMPLETE;
      } else {
        while (at < end && plainUnquoted[bytes[at]] === 1) at++;
      }
      if (at === end && !last) return INCOMPLETE;
      const byte = at === end ? ASCII.LF : bytes[at];
      if (byte !== delimiter && byte !== ASCII.LF && byte !== ASCII.CR) throw this.misplacedQuote(bytes, fieldStart, at, isQuoted);
      // An empty line before the header is no header.
      if (isHeader && !(at === start && byte !== delimiter)) this.headerField(bytes, fieldStart, at, isQuoted);
      if (byte !== delimiter) {
        this.fields = fields;
        return at;
      }
      fields++;
      at++;
    }
  }

  /** Reads a quoted field; returns where it ends, after its closing quote. */
  private quotedField(bytes: Buffer, start: number, end: number, last: boolean): number {
    const { quote, plainQuoted } = this.dialect;
    for (let at = start + 1; ; at++) {
      while (at < end && plainQuoted[bytes[at]] === 1) at++;
      if (at === end) {
        if (!last) return INCOMPLETE;
        throw new ContentDefect('UNTERMINATED_QUOTE', `the quoted field ${quotedBytes(bytes, start, end)} is never closed`, start, end);
      }
      if (bytes[at] !== quote) {
        this.brokenLine = true;
      } else if (at + 1 === end && !last) {
        return INCOMPLETE;
      } else if (at + 1 < end && bytes[at + 1] === quote) {
        at++;
      } else {
        return at + 1;
      }
    }
  }

  /** Reads the line break of a record; returns where the next one begins. */
  private rowEnd(bytes: Buffer, at: number, end: number, last: boolean): number {
    if (at === end) return at;
    if (bytes[at] === ASCII.LF) {
      this.rowEnds.add('LF');
      return at + 1;
    }
    if (at + 1 === end && !last) return INCOMPLETE;
    if (at + 1 === end || bytes[at + 1] !== ASCII.LF) {
      throw new ContentDefect('LONE_CARRIAGE_RETURN', 'a carriage return outside quotes is not followed by a line feed: end rows in LF or CRLF', at);
    }
    this.rowEnds.add('CRLF');
    return at + 2;
  }

  private count(bytes: Buffer, start: number, end: number): void {
    refuseTooLarge(start, end);
    this.widest = Math.max(this.widest, end - start);
    if (this.brokenLine || startsInvisibly(bytes, start, end)) this.rowEnds.needsMultiLine = true;
    if (this.columns === undefined) {
      this.columns = this.header.end(end);
      if (this.scannedBefore + start > LATE_HEADER_OFFSET) this.rowEnds.needsMultiLine = true;
      return;
    }
    const expected = this.columns.length;
    if (this.fields !== expected) {
      throw new ContentDefect('RAGGED_ROW', `the row has ${this.fields} ${this.fields === 1 ? 'field' : 'fields'}, the header has ${expected}`, start, end);
    }
    this.rows++;
  }

  private headerField(bytes: Buffer, start: number, end: number, isQuoted: boolean): void {
    if (start === this.recordStart && startsWithByteOrderMark(bytes, start)) {
      throw new ContentDefect('INVALID_ENCODING', 'the header begins with a byte order mark that is not the first of the file', start, end);
    }
    this.header.field(isQuoted ? this.dialect.unquote(bytes, start, end) : bytes.toString('utf8', start, end), start, end);
  }

  private misplacedQuote(bytes: Buffer, fieldStart: number, at: number, isQuoted: boolean): ContentDefect {
    const field = quotedBytes(bytes, fieldStart, at);
    return new ContentDefect('BARE_QUOTE', isQuoted
      ? `text follows the quoted field ${field}: a quote inside quotes has to be doubled`
      : `a quote follows ${field} in an unquoted field: enclose the whole field in quotes and double the ones inside`, at);
  }
}

/** Whether the record begins with U+FEFF, or is only of characters that Java's `trim` removes: Spark's line mode takes that for no line. */
function startsInvisibly(bytes: Buffer, start: number, end: number): boolean {
  if (bytes[start] > ASCII.SPACE) return startsWithByteOrderMark(bytes, start);
  for (let at = start; at < end; at++) {
    if (bytes[at] > ASCII.SPACE) return false;
  }
  return true;
}
