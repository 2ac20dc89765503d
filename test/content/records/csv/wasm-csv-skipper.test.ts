import fc from 'fast-check';
import { CsvDialect } from '../../../../content/records/csv/csv-dialect';
import { LineEndings } from '../../../../content/records/csv/line-endings';
import { WasmCsvSkipper } from '../../../../content/records/csv/wasm-csv-skipper';
import { RecordWindow } from '../../../../content/records/record-window';
import { SimdScanner } from '../../../../content/simd/simd-scanner';
import { ContentValidator, type ScanEngine } from '../../../../content/verdict/content-validator';
import type { CsvFileType } from '../../../../src/contract/file-type-spec';
import { fileTypeOf } from '../../support/verdict-of';

const UNLIMITED = { recordBytes: 1_000_000, fieldBytes: 1_000_000, nestingDepth: 1 };

/** Returns what is skipped of the text. The mark `‸` is the end of the bytes at hand; without a mark, all of the text is at hand. */
function skip(marked: string, { delimiter = ',', quote = '"', fields = 2, limits = UNLIMITED, lineEndings = new LineEndings() } = {}) {
  const scanner = SimdScanner.create()!;
  const window = new RecordWindow(scanner);
  window.append(Buffer.from(marked.replace('‸', '')));
  const before = Buffer.from(window.bytes);
  const { dialect } = fileTypeOf({ dialect: { delimiter, quote } }) as CsvFileType;
  const fast = new WasmCsvSkipper(scanner, new CsvDialect(dialect), limits);
  // The skipper overwrites bytes after the end temporarily.
  const end = Buffer.byteLength(marked.split('‸')[0]);
  const next = fast.skip(window.bytes, 0, end, fields, false, lineEndings);
  expect(window.bytes).toEqual(before);
  const { rows, widest } = fast;
  return { skipped: before.toString('utf8', 0, next), rows, widest, lineEndings };
}

const LONG = 'x'.repeat(200);

test.each([
  ['plain rows', 'a,b\n,\nc,\n', 3, 3, { lf: true }],
  ['quoted fields', '"a","b"\n"",""\n"""","a""b,"\n', 3, 12, { lf: true }],
  ['rows that end in CRLF', 'a,b\r\n"",""\r\n,\r\n', 3, 5, { crlf: true }],
  ['rows that end in either', 'a,b\r\nc,d\n', 2, 3, { lf: true, crlf: true }],
  ['lines without a byte', '\na,b\n\n\n\nc,d\n\n', 2, 3, { lf: true }],
  ['line breaks inside quotes', 'a,b\n"x\ny","\r\r\n"\n', 2, 11, { lf: true, needsMultiLine: true }],
  ['rows that begin with spaces', 'a,b\n ,b\n  ,b\n', 3, 4, { lf: true }],
  ['rows that fill blocks and are as long as a field may be', `${LONG},"${LONG}"\r\n"${LONG}\n${LONG}",\r\n`, 2, 404, { crlf: true, needsMultiLine: true }],
  ['characters of several bytes', 'é,日本\n😀,\uff01\n\uff01,x\n', 3, 9, { lf: true }],
  ['hundreds of short rows', 'a,b\n'.repeat(5_000), 5_000, 3, { lf: true }],
])('skips %s', (_name, text, rows, widest, lineEndings) => {
  const skipped = skip(text, { limits: { ...UNLIMITED, fieldBytes: 404 } });
  expect(skipped).toEqual({ skipped: text, rows, widest, lineEndings: Object.assign(new LineEndings(), lineEndings) });
});

test.each([
  ['delimiters are tabs and rows begin with a space', ' \t"a\tb"\n\t\n', '\t', '"', true],
  ['quotes are apostrophes', '\'a;\'\'"\';"b\n', ';', '\'', false],
  ['there is one field', '"a,b"\n ab\n', '|', '"', false],
])('applies the dialect: %s', (_name, text, delimiter, quote, needsMultiLine) => {
  const { skipped, lineEndings } = skip(text, { delimiter, quote, fields: delimiter === '|' ? 1 : 2 });
  expect({ skipped, needsMultiLine: lineEndings.needsMultiLine }).toEqual({ skipped: text, needsMultiLine });
});

/** Sizes of the rows before a row, so that the row begins anywhere in a block. */
const OFFSETS = [0, 4, 57, 58, 59, 60, 61, 62, 63, 64, 125, 1_000, 2_500];

test.each([
  ['has too few fields', 'a\n'],
  ['has too many fields', 'a,b,c\n'],
  ['has a quote in a field', 'a",b\n'],
  ['has a quote before a quoted field', 'a,b"c"\n'],
  ['has text after a quoted field', 'a,"b"c\n'],
  ['has a space after a quoted field', '"a" ,b\n'],
  ['has a lone carriage return', 'a\r,b\n'],
  ['has a carriage return before its CRLF', 'a,b\r\r\n'],
  ['begins with a byte order mark', '\ufeffa,b\n'],
  ['is longer than a field may be', `a,${'b'.repeat(69)}\n`],
  ['does not end', 'a,b'],
  ['does not end, although bytes after the end of those at hand would end it', `a,b‸\n${'c,d\n'.repeat(20)}`],
  ['ends in half a CRLF', 'a,b\r‸\n'],
  ['does not end inside quotes', 'a,"b\n'],
  ['may have a doubled quote at its end', 'a,"b"‸\n'],
])('stops before a row that %s', (_name, row) => {
  const limits = { ...UNLIMITED, fieldBytes: 70 };
  for (const offset of OFFSETS) {
    const before = `${'a,'.padEnd(offset % 50, 'x')}\n`.padEnd(offset, 'y,z\n').replace(/\n[^\n]*$/, '\n');
    expect(skip(`${before}${row}`, { limits })).toMatchObject({ skipped: before });
    expect(skip(`${before}${row}${row.includes('‸') ? '' : 'c,d\n'}`, { limits })).toMatchObject({ skipped: before });
  }
});

test.each([
  ['a line break inside quotes', 'a,b\nc,d\r\n', '"\n",d\n'],
  ['spaces only', 'a,b\nc,d\r\n', ' \t\n', 1],
  ['another line ending', '"\n",a\nb,c\n', 'a,b\r\n'],
  ['another line ending and nothing else', '"\n",a\nb,c\n', '\r\n'],
])('stops before the row with %s that makes the line endings mixed', (_name, before, row, fields = 2) => {
  const first = fields === 1 ? before.replaceAll(',', ' ') : before;
  expect(skip(`${first}${row}`, { fields }).skipped).toBe(first);
});

test.each([false, true])('does not count a line without a byte where a row has one field (after a line break inside quotes: %s)', (needsMultiLine) => {
  for (const end of ['\n', '\r\n']) {
    for (const [text, rows] of [[`${end}a${end}${end}`, 1], [end, 0]] as const) {
      const lineEndings = Object.assign(new LineEndings(), { needsMultiLine });
      expect(skip(text, { fields: 1, lineEndings })).toMatchObject({ skipped: text, rows, widest: rows });
    }
  }
});

test('continues with the line endings of the rows before', () => {
  const known = Object.assign(new LineEndings(), { crlf: true, needsMultiLine: true });
  expect(skip('a,b\n', { lineEndings: known }).skipped).toBe('');
  expect(skip('a,b\r\n', { lineEndings: known })).toMatchObject({ skipped: 'a,b\r\n', lineEndings: known });
});

const DELIMITERS = [',', ';', '\t', '|', ':', '!'];
const filling = fc.integer({ min: 1, max: 140 }).map((length) => 'x'.repeat(length));

/** Rows that are mostly valid, some of them longer than blocks of 64 bytes. `,` and `"` are replaced by the bytes of the dialect. */
const field = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('', 'a', ' ', 'é', '""', '"a"', '"a,"', '""""', '"a""b"', '  x') },
  { weight: 1, arbitrary: fc.constantFrom('"\n"', '"\r\n"', '"\r"', '\ufeff', '\t', '😀', '\uff01') },
  { weight: 2, arbitrary: filling },
  { weight: 1, arbitrary: filling.map((text) => `"${text}"`) },
);
const row = fc.oneof(
  { weight: 12, arbitrary: fc.tuple(field, field).map((fields) => fields.join(',')) },
  { weight: 1, arbitrary: fc.constantFrom('', ' ', ' , ', 'a', 'a,b,c', 'a"b,', '"a"b,', '"a,b', 'a\rb,c', '\ufeffa,b', ',"', ',\r') },
);
const document = fc.record({
  rows: fc.array(fc.tuple(row, fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 0, 1)), { minLength: 1, maxLength: 40 }),
  lineEndings: fc.constantFrom(['\n', '\n'], ['\n', '\n'], ['\r\n', '\r\n'], ['\n', '\r\n']),
  lastLineEnding: fc.boolean(),
  delimiter: fc.constantFrom(...DELIMITERS),
  quote: fc.constantFrom('"', '"', '\''),
  header: fc.boolean(),
  limits: fc.constantFrom(UNLIMITED, UNLIMITED, { recordBytes: 150, fieldBytes: 100, nestingDepth: 1 }, { recordBytes: 300, fieldBytes: 20, nestingDepth: 1 }),
  cuts: fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 5 }),
});

test('returns the verdicts of the exact scanner, whatever the rows are and however they are cut', () => {
  let accepted = 0;
  fc.assert(fc.property(document, ({ rows, lineEndings, lastLineEnding, delimiter, quote, header, limits, cuts }) => {
    const lines = ['a,b', ...rows.map(([text]) => text)];
    const written = lines.map((line, index) => line + (index < rows.length || lastLineEnding ? lineEndings[rows[index]?.[1] ?? 0] : '')).join('');
    const content = Buffer.from(written.replace(/[,"]/g, (byte) => (byte === ',' ? delimiter : quote)));
    const columnNames = header ? {} : { columnNames: ['a', 'b'] };
    const fileType = fileTypeOf({ allowEmpty: true, dialect: { delimiter, quote, header, limits, ...columnNames } });
    const verdictOf = (engine: ScanEngine, sizes: number[]) => {
      const validator = new ContentValidator(fileType, { engine });
      for (let start = 0, index = 0; start < content.length; start += sizes[index++ % sizes.length]) {
        validator.write(Uint8Array.from(content.subarray(start, start + sizes[index % sizes.length])));
      }
      return validator.end();
    };
    const verdict = verdictOf('exact', [Infinity]);
    if (verdict.valid) accepted++;
    expect(verdictOf('simd', [Infinity])).toEqual(verdict);
    expect(verdictOf('simd', cuts)).toEqual(verdict);
  }), { seed: 4180, numRuns: 2_500 });
  expect(accepted).toBeGreaterThan(500);
});

test('is tried less and less often in a file of rows that it cannot skip', () => {
  const scanner = SimdScanner.create()!;
  const bytes = scanner.enlarge(new Uint8Array(), 1_000).fill('a,b,c\n');
  const skipCsvRows = jest.fn((...numbers: Parameters<typeof scanner.exports.skipCsvRows>) => scanner.exports.skipCsvRows(...numbers));
  const { dialect } = fileTypeOf({}) as CsvFileType;
  const fast = new WasmCsvSkipper({ ...scanner, exports: { ...scanner.exports, skipCsvRows } } as unknown as SimdScanner, new CsvDialect(dialect), UNLIMITED);
  const skipRow = (fields: number) => fast.skip(bytes, 0, bytes.length, fields, false, new LineEndings());
  for (let turn = 0; turn < 10_000; turn++) expect([skipRow(2), fast.rows]).toEqual([0, 0]);
  expect(skipCsvRows.mock.calls.length).toBeLessThan(60);
  for (let turn = 0; turn < 300; turn++) skipRow(3);
  for (let turn = 0; turn < 100; turn++) expect([skipRow(3), fast.rows]).toEqual([996, 166]);
});
