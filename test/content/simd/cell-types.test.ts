import fc from 'fast-check';
import { CsvColumns } from '../../../content/columns/csv-columns';
import { JsonColumns } from '../../../content/columns/json-columns';
import { CsvDialect } from '../../../content/records/csv/csv-dialect';
import { LineEndings } from '../../../content/records/csv/line-endings';
import { WasmCsvSkipper } from '../../../content/records/csv/wasm-csv-skipper';
import { SimdScanner } from '../../../content/simd/simd-scanner';
import type { ScanEngine } from '../../../content/verdict/content-validator';
import type { CsvFileType } from '../../../src/contract/file-type-spec';
import { generatedCells } from '../../fuzz/generated-cells';
import { TYPED_CELLS } from '../generated/typed-cells';
import { validateInChunks } from '../support/validate-in-chunks';
import { fileTypeOf } from '../support/verdict-of';

const LIMITS = { recordBytes: 1_000_000, fieldBytes: 1_000_000, nestingDepth: 1 };

/** Returns a function that says if the module skips a row with the cell and the text `x`. */
function cellSkipper(type: string, nullMarker = ''): (writtenCell: string) => boolean {
  const scanner = SimdScanner.create()!;
  const { dialect } = fileTypeOf({ dialect: { nullMarker } }) as CsvFileType;
  return (writtenCell) => {
    // A new one for each cell, because a skipper is tried less often after it could skip nothing.
    const skipper = new WasmCsvSkipper(scanner, new CsvDialect(dialect), LIMITS);
    expect(skipper.canCheck([type])).toBe(true);
    const row = Buffer.from(`${writtenCell},x\n`);
    const bytes = scanner.enlarge(new Uint8Array(), row.length + 64);
    row.copy(bytes);
    skipper.skip(bytes, 0, row.length, 2, true, new LineEndings());
    return skipper.rows === 1;
  };
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

test.each(Object.entries({
  'boolean': ['true', 'false'],
  'tinyint': ['127', '-128', '0'],
  'smallint': ['32767', '-32768'],
  'int': ['2147483647', '-2147483648', '007'],
  'bigint': ['999999999999999999', '-999999999999999999'],
  'float': ['1.5', '-3', '0.001'],
  'double': ['1.5', '-3', '12345678901234567890.5'],
  'decimal(5,2)': ['123.45', '-0.5', '7'],
  'decimal(38,0)': ['9'.repeat(38)],
  'decimal(3,3)': [],
  'date': ['2024-02-29', '0001-01-01', '9999-12-31', '2000-02-29', '2023-11-30'],
  'timestamp': ['2024-02-29', '2024-01-01 00:00', '2024-01-01T23:59:59', '2024-01-01 12:00:00.5', '2024-01-01T12:00:00.123456Z', '2024-01-01T12:00:00-03:30'],
}))('skips rows with common values of %s, with and without quotes', (type, values) => {
  const isSkipped = cellSkipper(type);
  expect(['', ...values, ...values.map(quoted)].filter((cell) => !isSkipped(cell))).toEqual([]);
});

test.each(Object.entries({
  'boolean': ['True', 'tru', 'truee', 'false1'],
  'tinyint': ['128', '-129', '1.0', '-', '+1'],
  'bigint': ['9223372036854775808', '1000000000000000000'],
  'double': ['1e5', '.', '1.', '.5', 'NaN', '9'.repeat(39)],
  'decimal(5,2)': ['1234.5', '1.234', '.5', '1e1', '00001'],
  'date': ['2023-02-29', '1900-02-29', '0000-01-01', '2024-13-01', '2024-00-10', '2024-04-31', '2024-01-00', '2024-01-011', '2024/01/01'],
  'timestamp': ['2024-01-01T24:00', '2024-01-01T12:60', '2024-01-01 12:00:60', '2024-01-01 12', '2024-01-01 12:00:00.', '2024-01-01 12:00:00+18:00', '2024-01-01T12:00Z'],
}))('stops before a row with another text in a column of %s', (type, texts) => {
  const isSkipped = cellSkipper(type);
  expect(['""', ...texts, ...texts.map(quoted)].filter(isSkipped)).toEqual([]);
});

/** So many of the generated cells are written in a common form. A column of decimal(38,38) has no such cells. */
const LEAST_SKIPPED: Readonly<Record<string, number>> = {
  'boolean': 2, 'tinyint': 100, 'smallint': 100, 'int': 100, 'bigint': 100, 'float': 100, 'double': 100, 'decimal(12,3)': 100, 'decimal(5)': 50,
  'decimal(38,10)': 100, 'decimal(38,38)': 0, 'date': 100, 'timestamp': 100,
};

test.each(generatedCells(20_261_128, 1_500))('skips no cell of $type that the exact rules reject', ({ type, cells }) => {
  const isSkipped = cellSkipper(type);
  const skipped = cells.filter(([text]) => isSkipped(quoted(text)) || (!/[",\r\n]/.test(text) && text !== '' && isSkipped(text)));
  expect(skipped.filter(([, accepted]) => !accepted)).toEqual([]);
  expect([type, skipped.length >= LEAST_SKIPPED[type]]).toEqual([type, true]);
});

test('skips the null marker, with and without quotes, and no other text', () => {
  const isSkipped = cellSkipper('int', 'n/a');
  expect(['n/a', '"n/a"', '', 'n/', 'n/aa', 'N/A', '"n/a "'].filter(isSkipped)).toEqual(['n/a', '"n/a"', '']);
});

test('accepts no text of a type that it does not know', () => {
  const isSkipped = cellSkipper('binary');
  expect(['', '7', 'text', '2024-02-29'].filter(isSkipped)).toEqual(['']);
});

test.each(['csv', 'json', 'jsonLines'] as const)('nearly all records of a typed file are skipped: %s', async (format) => {
  const added = [CsvColumns, JsonColumns].map((columns) => jest.spyOn(columns.prototype, 'addSkipped').mockClear());
  const record = { csv: '1,2024-02-29,1.50', json: '{"a":1,"b":"2024-02-29","c":"1.50"}', jsonLines: '{"a":1,"b":"2024-02-29","c":1.50}' }[format];
  const records = Array<string>(1_000).fill(record);
  const content = { csv: `a,b,c\n${records.join('\n')}\n`, json: `[${records.join(',')}]`, jsonLines: records.join('\n') }[format];
  const schema = [{ name: 'a', type: 'int' }, { name: 'b', type: 'date' }, { name: 'c', type: 'decimal(5,2)' }];
  const verdict = await validateInChunks({ fileType: { format, schema }, content } as Parameters<typeof validateInChunks>[0], 4_096);
  expect(verdict).toMatchObject({ valid: true, facts: { rows: 1_000 } });
  expect(added.flatMap(({ mock }) => mock.calls).reduce((sum, [rows]) => sum + rows, 0)).toBeGreaterThan(900);
});

test('checks no cells of more columns than it has room for', () => {
  const scanner = SimdScanner.create()!;
  const { dialect } = fileTypeOf({}) as CsvFileType;
  const skipper = () => new WasmCsvSkipper(scanner, new CsvDialect(dialect), LIMITS);
  expect([1_024, 1_025].map((count) => skipper().canCheck(Array.from({ length: count }, () => 'int')))).toEqual([true, false]);
  expect(skipper().canCheck(undefined)).toBe(false);
});

const TYPES = Object.keys(TYPED_CELLS);

/** Members as they are written in JSON that say a cell in another way than as a string without escapes. */
const OTHER_MEMBERS = ['null', 'true', 'false', '1', '-1', '0', '1.5', '-0', '1e3', '1E-2', '12345678901234567890', '""', '"\\u0031"', '"tru\\u0065"', '[1]', '{"a":1}', '"null"'];

/** Records that are mostly valid, so that many of them are skipped before one that is not. */
const records = fc.constantFrom(...TYPES).chain((type) => fc.record({
  type: fc.constant(type),
  isFirst: fc.boolean(),
  members: fc.array(fc.tuple(fc.nat(29), fc.constantFrom(...OTHER_MEMBERS)), { maxLength: 2 }),
  format: fc.constantFrom('csv', 'json', 'jsonLines'),
  cells: fc.array(fc.oneof({ weight: 15, arbitrary: TYPED_CELLS[type].valid }, { weight: 1, arbitrary: fc.constantFrom('', 'NULL') }, { weight: 1, arbitrary: TYPED_CELLS[type].hostile }),
    { minLength: 1, maxLength: 30 }),
  chunk: fc.integer({ min: 1, max: 300 }),
  onCastFailure: fc.constantFrom('fail', 'fail', 'fail', 'null'),
}));

test('returns the verdicts of the exact scanner about typed columns, however the file is cut', async () => {
  let accepted = 0;
  let rejected = 0;
  await fc.assert(fc.asyncProperty(records, async ({ type, isFirst, format, cells, members, chunk, onCastFailure }) => {
    const inOrder = <T>(text: T, value: T) => (isFirst ? [value, text] : [text, value]);
    const lines = format === 'csv' ? cells.map((cell, index) => inOrder('text', index % 2 === 0 ? quoted(cell) : cell.replace(/[",\r\n]/g, '')).join())
      : cells.map((cell, index) => {
        const [, member = JSON.stringify(cell)] = members.find(([place]) => place === index) ?? [];
        return `{${inOrder('"text":"text"', `"value":${member}`).join()}}`;
      });
    const content = { csv: `${inOrder('text', 'value').join()}\n${lines.join('\n')}`, json: `[${lines.join(', ')}]`, jsonLines: lines.join('\n') }[format] as string;
    const fileType = {
      format: format as 'csv', schema: inOrder({ name: 'text', type: 'string' }, { name: 'value', type }), onCastFailure: onCastFailure as 'fail', dialect: { nullMarker: 'NULL' },
    };
    const verdictOf = (engine: ScanEngine, size: number) => validateInChunks({ fileType, content } as Parameters<typeof validateInChunks>[0], size, engine);
    const verdict = await verdictOf('exact', Infinity);
    if (verdict.valid) accepted++;
    else rejected++;
    expect(await verdictOf('simd', Infinity)).toEqual(verdict);
    expect(await verdictOf('simd', chunk)).toEqual(verdict);
  }), { seed: 1211, numRuns: 1_500 });
  expect(Math.min(accepted, rejected)).toBeGreaterThan(200);
});
