import { CsvDialect } from './csv-dialect';
import { RowEnds } from './row-ends';
import { RowFields } from './row-fields';
import { WasmCsvSkipper } from './wasm-csv-skipper';
import type { CsvFileType } from '../../../src/contract/file-type-spec';
import { CsvCells } from '../../columns/csv-cells';
import { type ColumnLayout, CsvHeader, declaredLayout } from '../../columns/csv-header';
import type { SimdScanner } from '../../simd/simd-scanner';
import { ASCII } from '../../text/ascii';
import { ContentProblem, type ProblemReporter } from '../../text/content-problem';
import { quotedBytes } from '../../text/printable-text';
import { checkFieldSize, checkRecordSize } from '../record-limits';
import type { ContentScanner, ScannedFacts } from '../record-scanner';
import { startsWithByteOrderMark } from '../record-window';

const INCOMPLETE = -1;

/** A header this far into the file could lie behind the first of Spark's splits, which alone skips it. */
const LATE_HEADER_OFFSET = 1024 * 1024;

/** CSV as RFC 4180 has it, with the delimiter and quote of the dialect. What Spark would read differently is rejected. */
export class CsvScanner implements ContentScanner {
  recordStart = 0;
  private readonly dialect: CsvDialect;
  private readonly header: CsvHeader;
  private readonly rowEnds = new RowEnds();
  private readonly skipper?: WasmCsvSkipper;
  private layout?: ColumnLayout;
  private cells?: CsvCells;
  private rows = 0;
  private widest = 0;
  private scannedBefore = 0;
  /** Of the record at hand. */
  private fieldCount = 0;
  private hasQuotedLineBreak = false;
  private readonly fields = new RowFields();

  /** @param checkedCellsBytes cells of declared types are checked in records that begin before this offset */
  constructor(
    private readonly fileType: CsvFileType, private readonly report: ProblemReporter, simd: SimdScanner | undefined, private readonly checkedCellsBytes: number,
  ) {
    this.dialect = new CsvDialect(fileType.dialect);
    this.header = new CsvHeader(fileType);
    this.skipper = simd && new WasmCsvSkipper(simd, this.dialect, fileType.dialect.limits);
    if (!fileType.dialect.header) this.begin(declaredLayout(fileType));
  }

  scan(bytes: Buffer, end: number, last: boolean): number {
    if (this.scannedBefore === 0) checkNoSecondByteOrderMark(bytes.subarray(0, end));
    let at = 0;
    while (at < end) {
      at = this.skipRecords(bytes, at, end);
      if (at === end) break;
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

  facts(complete: boolean): ScannedFacts {
    const { layout, cells, rows, widest, rowEnds, fileType } = this;
    if (layout === undefined || cells === undefined) throw new ContentProblem('EMPTY', 'the file is empty: it has not even a header');
    if (complete && rows === 0 && !fileType.allowEmpty) {
      throw new ContentProblem('EMPTY', fileType.dialect.header ? 'the file has a header and no data rows' : 'the file has no data rows');
    }
    const needsMultiLine = rowEnds.needsMultiLine || !complete;
    return { rows, ...layout, columns: cells.columns, lineEnding: rowEnds.lineEnding, needsMultiLine, widestRecordBytes: widest };
  }

  /** Over rows whose cells need no look. */
  private skipRecords(bytes: Buffer, at: number, end: number): number {
    if (this.skipper === undefined || this.layout === undefined || this.cells?.mustCheck(this.scannedBefore + at)) return at;
    const next = this.skipper.skip(bytes, at, end, this.layout.fields, this.rowEnds);
    this.rows += this.skipper.rows;
    this.widest = Math.max(this.widest, this.skipper.widest);
    return next;
  }

  private begin(layout: ColumnLayout): void {
    this.layout = layout;
    this.cells = new CsvCells(this.fileType, layout, this.dialect, this.checkedCellsBytes);
  }

  /** Reads the fields of a record; returns where it ends, before its line break. */
  private record(bytes: Buffer, start: number, end: number, last: boolean): number {
    const { delimiter, quote, plainUnquoted } = this.dialect;
    const { fieldBytes } = this.fileType.dialect.limits;
    const isHeader = this.layout === undefined;
    const checksCells = this.cells?.mustCheck(this.scannedBefore + start) === true;
    if (isHeader) this.header.begin();
    this.fields.clear();
    this.hasQuotedLineBreak = false;
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
      checkFieldSize(fieldStart, at, fieldBytes);
      // More of them make the row a ragged one.
      if (checksCells && fields <= this.layout!.fields) this.fields.add(fieldStart, at);
      // An empty line before the header is no header.
      if (isHeader && !(at === start && byte !== delimiter)) this.headerField(bytes, fieldStart, at);
      if (byte !== delimiter) {
        this.fieldCount = fields;
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
        checkFieldSize(start, end, this.fileType.dialect.limits.fieldBytes);
        throw new ContentProblem('UNTERMINATED_QUOTE', `the quoted field ${quotedBytes(bytes, start + 1, end)} is never closed`, start, end);
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

  /** Reads the line break of a record; returns where the next one begins. */
  private rowEnd(bytes: Buffer, at: number, end: number, last: boolean): number {
    if (at === end) return at;
    if (bytes[at] === ASCII.LF) {
      this.rowEnds.add('LF');
      return at + 1;
    }
    if (at + 1 === end && !last) return INCOMPLETE;
    if (at + 1 === end || bytes[at + 1] !== ASCII.LF) {
      throw new ContentProblem('LONE_CARRIAGE_RETURN', 'a carriage return outside quotes is not followed by a line feed: end rows in LF or CRLF', at);
    }
    this.rowEnds.add('CRLF');
    return at + 2;
  }

  private count(bytes: Buffer, start: number, end: number): void {
    checkRecordSize(start, end, this.fileType.dialect.limits.recordBytes);
    this.widest = Math.max(this.widest, end - start);
    if (this.hasQuotedLineBreak || startsInvisibly(bytes, start, end)) this.rowEnds.needsMultiLine = true;
    if (this.layout === undefined) {
      this.begin(this.header.end(end));
      if (this.scannedBefore + start > LATE_HEADER_OFFSET) this.rowEnds.needsMultiLine = true;
      return;
    }
    this.rows++;
    const problem = this.fieldCount === this.layout.fields ? this.checkCells(bytes, start, end) : this.raggedRow(start, end);
    if (problem !== undefined) this.report(problem);
  }

  private checkCells(bytes: Buffer, start: number, end: number): ContentProblem | undefined {
    return this.cells?.mustCheck(this.scannedBefore + start) ? this.cells.findBadCell(bytes, this.fields, end) : undefined;
  }

  private raggedRow(start: number, end: number): ContentProblem {
    const { dialect: { header } } = this.fileType;
    const expected = header ? `the header has ${this.layout!.fields}` : `${this.layout!.fields} columns are declared`;
    return new ContentProblem('RAGGED_ROW', `the row has ${this.fieldCount} ${this.fieldCount === 1 ? 'field' : 'fields'}, ${expected}`, start, end);
  }

  private headerField(bytes: Buffer, start: number, end: number): void {
    if (start === this.recordStart && startsWithByteOrderMark(bytes, start)) {
      throw new ContentProblem('INVALID_ENCODING', 'the header begins with a byte order mark that is not the first of the file', start, end);
    }
    this.header.field(this.dialect.unquote(bytes, start, end), start, end);
  }

  private misplacedQuote(bytes: Buffer, fieldStart: number, at: number, isQuoted: boolean): ContentProblem {
    return new ContentProblem('BARE_QUOTE', isQuoted
      ? `text follows the quoted field ${quotedBytes(bytes, fieldStart + 1, at - 1)}: a quote inside quotes has to be doubled`
      : `a quote follows ${quotedBytes(bytes, fieldStart, at)} in an unquoted field: enclose the whole field in quotes and double the ones inside`, at);
  }
}

/** Without a header it would be a part of the first value, but Spark drops the one that the staged file would begin with. */
function checkNoSecondByteOrderMark(text: Buffer): void {
  if (!startsWithByteOrderMark(text, 0)) return;
  throw new ContentProblem('INVALID_ENCODING', 'the file begins with a second byte order mark: leave it out', 0, 2);
}

/** Whether the record begins with U+FEFF, or is only of characters that Java's `trim` removes: Spark's line mode takes that for no line. */
function startsInvisibly(bytes: Buffer, start: number, end: number): boolean {
  if (bytes[start] > ASCII.SPACE) return startsWithByteOrderMark(bytes, start);
  for (let at = start; at < end; at++) {
    if (bytes[at] > ASCII.SPACE) return false;
  }
  return true;
}
