import type { CsvDialect } from './csv-dialect';
import { CsvRecord, type CsvRecordHandler } from './csv-record-handler';
import { RowEnds } from './row-ends';
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
 * The scanner walks over the bytes once, field by field. It has no state for "inside quotes": the position in the code is the state.
 *
 *  - `record` reads fields until a line break. A field that starts with the quote is quoted; any other is unquoted.
 *  - An unquoted field ends at the delimiter, CR or LF. A table with one entry for each byte value says which bytes a field passes over,
 *    so the inner loop is one load and one comparison per byte. A quote inside an unquoted field is BARE_QUOTE.
 *  - `quotedField` passes over everything up to the next quote. Two quotes in a row are one quote of the text; a single one closes the field,
 *    and the next byte must be the delimiter or a line break, or else it is BARE_QUOTE. The end of the file inside is UNTERMINATED_QUOTE.
 *  - `rowEnd` accepts LF and CRLF. A CR alone is LONE_CARRIAGE_RETURN.
 *
 * A line with no byte at all is not a record. When the bytes end inside a record, the methods return INCOMPLETE and the scan stops before that
 * record: the caller keeps its bytes and scans them again together with the next chunk. So no decision depends on how the file was cut.
 *
 * Before each record the scanner offers the bytes to the skipper, which passes over rows that are valid beyond doubt with SIMD and stops
 * before the first one that needs a closer look. Only this scanner rejects (docs/adr/0008).
 */
export class CsvScanner implements RecordScanner {
  recordStart = 0;
  readonly rowEnds = new RowEnds();
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
      const recordEnd = this.record(bytes, at, end, last);
      const next = recordEnd === INCOMPLETE ? INCOMPLETE : this.rowEnd(bytes, recordEnd, end, last);
      if (next === INCOMPLETE) break;
      if (recordEnd > at) this.endRecord(recordEnd);
      this.rowEnds.check(at, recordEnd);
      at = next;
    }
    this.recordStart = at;
    this.scannedBefore += at;
    return at;
  }

  private skipRows(bytes: Buffer, at: number, end: number): number {
    const { skipper, handler: { fieldsPerRow } } = this;
    if (skipper === undefined || fieldsPerRow === undefined || this.handler.mustCheck(at)) return at;
    const next = skipper.skip(bytes, at, end, fieldsPerRow, this.rowEnds);
    this.handler.addSkipped(skipper.rows, skipper.widest);
    return next;
  }

  /** Reads the fields of a record. @returns its end, before its line break */
  private record(bytes: Buffer, start: number, end: number, last: boolean): number {
    const { current, handler, dialect: { delimiter, quote, plainUnquoted } } = this;
    const { fieldsPerRow } = handler;
    // More fields make the row a ragged one.
    const kept = fieldsPerRow !== undefined && handler.mustCheck(start) ? fieldsPerRow : 0;
    if (fieldsPerRow === undefined) handler.beginHeader();
    current.begin(bytes, start);
    this.hasQuotedLineBreak = false;
    for (let at = start; ; at++) {
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
      if (byte !== delimiter && byte !== ASCII.LF && byte !== ASCII.CR) throw misplacedQuote(bytes, fieldStart, at, isQuoted);
      checkFieldSize(fieldStart, at, this.fieldBytes);
      if (current.fieldCount < kept) current.keepField(fieldStart, at);
      // An empty line before the header is not the header.
      if (fieldsPerRow === undefined && !(at === start && byte !== delimiter)) this.headerField(bytes, fieldStart, at);
      current.fieldCount++;
      if (byte !== delimiter) return at;
    }
  }

  /** Reads a quoted field. @returns its end, after its closing quote */
  private quotedField(bytes: Buffer, start: number, end: number, last: boolean): number {
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

  /** Reads the line break of a record. @returns the start of the next record */
  private rowEnd(bytes: Buffer, at: number, end: number, last: boolean): number {
    if (at === end) return at;
    if (bytes[at] === ASCII.LF) {
      this.rowEnds.add('LF');
      return at + 1;
    }
    if (at + 1 === end && !last) return INCOMPLETE;
    if (at + 1 === end || bytes[at + 1] !== ASCII.LF) {
      throw new ContentProblem('LONE_CARRIAGE_RETURN', 'a carriage return outside quotes is not followed by a line feed: end rows with LF or CRLF', at);
    }
    this.rowEnds.add('CRLF');
    return at + 2;
  }

  private endRecord(end: number): void {
    const { current } = this;
    const isLateHeader = this.handler.fieldsPerRow === undefined && this.scannedBefore + current.start > LATE_HEADER_OFFSET;
    if (this.hasQuotedLineBreak || isLateHeader || startsInvisibly(current.bytes, current.start, end)) this.rowEnds.needsMultiLine = true;
    current.end = end;
    this.handler.endRecord(current);
  }

  private headerField(bytes: Buffer, start: number, end: number): void {
    if (start === this.recordStart && startsWithByteOrderMark(bytes, start)) {
      throw new ContentProblem('INVALID_ENCODING', 'a byte order mark before the header is not at the start of the file: remove it', start, end);
    }
    this.handler.headerField(this.dialect.unquote(bytes, start, end), start, end);
  }
}

function misplacedQuote(bytes: Buffer, fieldStart: number, at: number, isQuoted: boolean): ContentProblem {
  return new ContentProblem('BARE_QUOTE', isQuoted
    ? `text follows the quoted field ${quotedBytes(bytes, fieldStart + 1, at - 1)}: write a quote inside quotes twice`
    : `a quote follows ${quotedBytes(bytes, fieldStart, at)} in an unquoted field: put the whole field in quotes and write the ones inside twice`, at);
}

/** Without a header the mark would be part of the first value, but Spark drops the mark that the staged file would start with. */
function checkNoSecondByteOrderMark(text: Buffer): void {
  if (!startsWithByteOrderMark(text, 0)) return;
  throw new ContentProblem('INVALID_ENCODING', 'the file starts with two byte order marks: remove one', 0, 2);
}

/** Returns true if Spark's line mode takes the record for an empty line: it starts with U+FEFF, or has only characters that Java's `trim` removes. */
function startsInvisibly(bytes: Buffer, start: number, end: number): boolean {
  if (bytes[start] > ASCII.SPACE) return startsWithByteOrderMark(bytes, start);
  for (let at = start; at < end; at++) {
    if (bytes[at] > ASCII.SPACE) return false;
  }
  return true;
}
