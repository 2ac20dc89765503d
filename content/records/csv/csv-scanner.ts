import type { CsvDialect } from './csv-dialect';
import { CsvRecord, type CsvRecordHandler } from './csv-record-handler';
import { LineEndings } from './line-endings';
import type { WasmCsvSkipper } from './wasm-csv-skipper';
import { ASCII } from '../../text/ascii';
import { ContentProblem } from '../../text/content-problem';
import { quotedBytes } from '../../text/printable-text';
import { checkFieldSize } from '../record-limits';
import type { RecordScanner } from '../record-scanner';
import { startsWithByteOrderMark } from '../record-window';

const INCOMPLETE = -1;

/** Spark splits a file from this size on, and only the first split skips the header: a later header needs multi-line mode, which does not split. */
const LATE_HEADER_OFFSET = 1024 * 1024;

/**
 * Reads CSV as RFC 4180 defines it, with the delimiter and the quote of the dialect, and rejects what Spark would read differently.
 *
 * The scanner goes over the bytes of a record once, field by field. It has no variable for "inside quotes": the position in the code is the state.
 *
 *  - `readRecord` reads fields up to a line break. A field that begins with the quote is quoted, every other field is unquoted.
 *  - An unquoted field ends at the delimiter, CR, LF or the quote. A table with an entry for each byte value says which bytes a field passes over, so
 *    the inner loop is one table lookup per byte. If the byte that ends the field is the quote, it is a BARE_QUOTE.
 *  - `readQuotedField` passes over bytes up to the next quote in the same way, and notes line breaks. Two quotes in a row are one quote of the text. A
 *    single quote closes the field: the delimiter, a line break or the end of the file must follow, otherwise it is a BARE_QUOTE. At the end of the
 *    file, a field that is not closed is an UNTERMINATED_QUOTE.
 *  - `readLineEnding` accepts LF and CRLF. A CR alone is a LONE_CARRIAGE_RETURN.
 *  - A line without a single byte is not a record.
 *
 * A field is not decoded here. The scanner counts the fields of a row, and keeps their offsets only if the handler wants to check them. Names in the
 * header are different: the handler receives each name as soon as it is read, so that a problem in a name comes before the problems after it.
 *
 * If the bytes end inside a record, or at a quote or CR whose meaning depends on the next byte, the methods return INCOMPLETE and the scan stops before
 * that record. The caller keeps its bytes and scans them again together with the next chunk, so no decision depends on how the file is cut into chunks.
 *
 * Before each row, the scanner lets the skipper try. The skipper passes over rows that are certainly valid, with SIMD, and stops before the first row that
 * needs a closer look. It never rejects a row: that is the task of this scanner and its handler (docs/adr/0008).
 */
export class CsvScanner implements RecordScanner {
  recordStart = 0;
  readonly lineEndings = new LineEndings();
  private readonly current = new CsvRecord();
  private scannedBefore = 0;
  private hasQuotedLineBreak = false;

  constructor(
    private readonly handler: CsvRecordHandler, private readonly dialect: CsvDialect, private readonly fieldBytes: number,
    private readonly skipper?: WasmCsvSkipper,
  ) {}

  scan(bytes: Buffer, end: number, last: boolean): number {
    if (this.scannedBefore === 0) checkNoSecondByteOrderMark(bytes.subarray(0, end));
    let at = 0;
    while (at < end) {
      at = this.skipRows(bytes, at, end);
      if (at === end) break;
      this.recordStart = at;
      const recordEnd = this.readRecord(bytes, at, end, last);
      const next = recordEnd === INCOMPLETE ? INCOMPLETE : this.readLineEnding(bytes, recordEnd, end, last);
      if (next === INCOMPLETE) break;
      if (recordEnd > at) this.endRecord(recordEnd);
      this.lineEndings.checkNotMixed(at, recordEnd);
      at = next;
    }
    this.recordStart = at;
    this.scannedBefore += at;
    return at;
  }

  private skipRows(bytes: Buffer, at: number, end: number): number {
    const { skipper, handler } = this;
    const { fieldsPerRow } = handler;
    if (skipper === undefined || fieldsPerRow === undefined) return at;
    const mustCheck = handler.mustCheck(at);
    if (mustCheck && !skipper.canCheck(handler.checkedTypes)) return at;
    const next = skipper.skip(bytes, at, end, fieldsPerRow, mustCheck, this.lineEndings);
    handler.addSkipped(skipper.rows, skipper.widest);
    return next;
  }

  /** Reads the fields of a record and returns the offset of its line break, or INCOMPLETE. */
  private readRecord(bytes: Buffer, start: number, end: number, last: boolean): number {
    const { current, handler, dialect: { delimiter, quote, plainUnquoted } } = this;
    const { fieldsPerRow } = handler;
    // A row with more fields is ragged, and its fields are not checked.
    const kept = fieldsPerRow !== undefined && handler.mustCheck(start) ? fieldsPerRow : 0;
    if (fieldsPerRow === undefined) handler.beginHeader();
    current.begin(bytes, start);
    this.hasQuotedLineBreak = false;
    for (let at = start; ; at++) {
      const fieldStart = at;
      const isQuoted = at < end && bytes[at] === quote;
      if (isQuoted) {
        at = this.readQuotedField(bytes, at, end, last);
        if (at === INCOMPLETE) return INCOMPLETE;
      } else {
        while (at < end && plainUnquoted[bytes[at]] === 1) at++;
      }
      if (at === end && !last) return INCOMPLETE;
      const byte = at === end ? ASCII.LF : bytes[at];
      if (byte !== delimiter && byte !== ASCII.LF && byte !== ASCII.CR) throw bareQuote(bytes, fieldStart, at, isQuoted);
      checkFieldSize(fieldStart, at, this.fieldBytes);
      if (current.fieldCount < kept) current.keepField(fieldStart, at);
      // A line without a byte before the header is not the header.
      if (fieldsPerRow === undefined && !(at === start && byte !== delimiter)) this.readName(bytes, fieldStart, at);
      current.fieldCount++;
      if (byte !== delimiter) return at;
    }
  }

  /** Reads a quoted field and returns the offset after its closing quote, or INCOMPLETE. */
  private readQuotedField(bytes: Buffer, start: number, end: number, last: boolean): number {
    const { quote, plainQuoted } = this.dialect;
    for (let at = start + 1; ; at++) {
      while (at < end && plainQuoted[bytes[at]] === 1) at++;
      if (at === end) {
        if (!last) return INCOMPLETE;
        checkFieldSize(start, end, this.fieldBytes);
        throw new ContentProblem('UNTERMINATED_QUOTE', `the quoted field ${quotedBytes(bytes, start + 1, end)} is never closed: add the closing quote`, start, end);
      }
      if (bytes[at] !== quote) {
        this.hasQuotedLineBreak = true;
      } else if (at + 1 === end && !last) {
        return INCOMPLETE;
      } else if (at + 1 < end && bytes[at + 1] === quote) {
        at++;
      } else {
        return at + 1;
      }
    }
  }

  /** Reads the line ending of a record and returns the offset after it, or INCOMPLETE. */
  private readLineEnding(bytes: Buffer, at: number, end: number, last: boolean): number {
    if (at === end) return at;
    if (bytes[at] === ASCII.LF) {
      this.lineEndings.add('LF');
      return at + 1;
    }
    if (at + 1 === end && !last) return INCOMPLETE;
    if (at + 1 === end || bytes[at + 1] !== ASCII.LF) {
      throw new ContentProblem('LONE_CARRIAGE_RETURN', 'a carriage return outside quotes is not followed by a line feed: end rows with LF or CRLF', at);
    }
    this.lineEndings.add('CRLF');
    return at + 2;
  }

  private endRecord(end: number): void {
    const { current } = this;
    const isLateHeader = this.handler.fieldsPerRow === undefined && this.scannedBefore + current.start > LATE_HEADER_OFFSET;
    if (this.hasQuotedLineBreak || isLateHeader || isLostInLineMode(current.bytes, current.start, end)) this.lineEndings.needsMultiLine = true;
    current.end = end;
    this.handler.endRecord(current);
  }

  private readName(bytes: Buffer, start: number, end: number): void {
    if (start === this.recordStart && startsWithByteOrderMark(bytes, start)) {
      throw new ContentProblem('INVALID_ENCODING', 'a byte order mark before the header is not at the start of the file: remove it', start, end);
    }
    this.handler.headerField(this.dialect.unquote(bytes, start, end), start, end);
  }
}

function bareQuote(bytes: Buffer, fieldStart: number, at: number, isQuoted: boolean): ContentProblem {
  return new ContentProblem('BARE_QUOTE', isQuoted
    ? `text follows the closing quote of ${quotedBytes(bytes, fieldStart + 1, at - 1)}: double every quote inside a quoted field`
    : `a quote follows ${quotedBytes(bytes, fieldStart, at)} in an unquoted field: enclose the field in quotes and double every quote inside it`, at);
}

/** Rejects a file with two byte order marks. The second one would begin the first name or value, but Spark drops a mark at the start of the staged file. */
function checkNoSecondByteOrderMark(text: Buffer): void {
  if (!startsWithByteOrderMark(text, 0)) return;
  throw new ContentProblem('INVALID_ENCODING', 'the file starts with two byte order marks: remove one', 0, 2);
}

/** Returns true if Spark's line mode would drop the record or its start: it begins with U+FEFF, or has only characters that Java's `trim` removes. */
function isLostInLineMode(bytes: Buffer, start: number, end: number): boolean {
  if (bytes[start] > ASCII.SPACE) return startsWithByteOrderMark(bytes, start);
  for (let at = start; at < end; at++) {
    if (bytes[at] > ASCII.SPACE) return false;
  }
  return true;
}
