import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { CUT, KEYS, NOT_SKIPPED, SKIPPED, SPACE } from './skipped-record-texts';
import { JsonColumns } from '../../../content/columns/json-columns';
import { WasmJsonSkipper } from '../../../content/columns/wasm-json-skipper';
import { BackOff } from '../../../content/records/back-off';
import { JsonRecordParser } from '../../../content/records/json/json-record-parser';
import { RecordWindow } from '../../../content/records/record-window';
import { SimdScanner } from '../../../content/simd/simd-scanner';
import { throwProblem } from '../../../content/text/content-problem';
import { ContentValidator, type ContentVerdict, type ScanEngine } from '../../../content/verdict/content-validator';
import type { JsonFileType } from '../../../src/contract/file-type-spec';
import { changed, changes } from '../generated/changes';
import { jsonDocument } from '../generated/json-document';
import { fileTypeOf } from '../support/verdict-of';

const UNLIMITED = { recordBytes: 1_000_000, fieldBytes: 1_000_000, nestingDepth: 8 };

/**
 * Returns what is skipped of the text. The mark `‸` is the end of the bytes at hand; without a mark, all of the text is at hand.
 *
 * @param earlier text that was read before it
 */
function skip(marked: string, { format = 'json', limits = UNLIMITED, keys = KEYS, earlier = '' } = {}) {
  const scanner = SimdScanner.create()!;
  const window = new RecordWindow(scanner);
  window.append(Buffer.from(earlier + marked.replace('‸', '')));
  const before = Buffer.from(window.bytes);
  const fileType = fileTypeOf({ format: format as JsonFileType['format'], dialect: { limits } }) as JsonFileType;
  const columns = new JsonColumns(fileType, throwProblem);
  const first = Buffer.from(JSON.stringify(Object.fromEntries(keys.map((key) => [key, null]))));
  new JsonRecordParser(columns, true, 1).read(first, 0, first.length, true);
  const records = new WasmJsonSkipper(scanner, columns, fileType);
  // The skipper overwrites bytes after the end temporarily.
  const next = records.skip(window.bytes, earlier.length, earlier.length + Buffer.byteLength(marked.split('‸')[0]));
  expect(window.bytes).toEqual(before);
  records.addSkippedTypes();
  const { rows, widest, outputColumns } = columns;
  return { skipped: before.toString('utf8', earlier.length, next), isAfter: records.isAfterRecord, rows, widest, types: outputColumns.slice(0, 3).map(({ type }) => type).join(' ') };
}

test.each(SKIPPED)('skips records with %s', (_name, record, types) => {
  const facts = { rows: 3, widest: Buffer.byteLength(record), types };
  for (const [format, ends] of [['json', [',', ' , ', ',\n', '\r\n\t,  ']], ['jsonLines', ['\n', ' \r\n', '\t\n\n \n\r\n']]] as const) {
    for (const end of ends) {
      const text = `${record}${end}${record}${end}${record}${end}${SPACE}`;
      expect(skip(text, { format })).toEqual({ skipped: text, isAfter: false, ...facts });
    }
  }
});

test.each(NOT_SKIPPED)('does not skip records with %s', (_name, records) => {
  for (const [format, end] of [['json', ','], ['jsonLines', '\n']] as const) {
    for (const record of records) {
      const text = `{"a":1}${end}${record}${end}{"a":1}${end}${SPACE}`;
      expect({ record, skipped: skip(text, { format }).skipped }).toEqual({ record, skipped: `{"a":1}${end}` });
    }
  }
});

test.each(['.5}', '.5]}', 'e5}', 'e5]}'])('does not skip wrong numbers, although the text before begins with %s', (earlier) => {
  for (const number of ['-', '-x', '1.', '1.x', '1e']) {
    for (const record of [`{"a":${number}}`, `{"a":[${number}]}`]) expect(skip(`${record},{"a":1},${SPACE}`, { earlier })).toMatchObject({ skipped: '', rows: 0 });
  }
});

test.each([['of a record', { recordBytes: 22 }], ['of a value', { fieldBytes: 16 }]])('applies the limit %s', (_name, limit) => {
  for (const [largest, larger] of [['"12345678901234"', '"123456789012345"'], ['[12345678901234]', '[123456789012345]'], ['1234567890123456', '12345678901234567']]) {
    const before = `{"a":${largest}},`;
    expect(skip(`${before}{"a":${larger}},${SPACE}`, { limits: { ...UNLIMITED, ...limit } })).toMatchObject({ skipped: before, widest: 22 });
  }
});

test.each(CUT)('does not skip a record with %s, wherever the end of the bytes cuts it', (_name, record) => {
  for (const [format, end] of [['json', ','], ['jsonLines', '\n']] as const) {
    for (let length = 1; length < record.length; length++) {
      if (record.startsWith('  ', length - 1)) continue;
      for (const rest of [`${record.slice(length)}${end}${record}${end}`, '']) {
        const { skipped } = skip(`${record}${end}${record.slice(0, length)}‸${rest}`, { format });
        expect({ length, skipped }).toEqual({ length, skipped: `${record}${end}` });
      }
    }
  }
});

test.each(['true', '"x"', '[1]', '-1.5e10', '12', 'null'])('does not add the type of a value %s that the end of the bytes cuts', (value) => {
  for (let length = 0; length < value.length; length++) {
    for (const rest of [value.slice(length), '']) {
      const text = `{"id":1},{"id":${SPACE}${value.slice(0, length)}‸${rest}`;
      expect(skip(text)).toMatchObject({ skipped: '{"id":1},', types: 'string bigint string' });
    }
  }
});

test.each([
  ['json', '{"a":1} ', ']'], ['json', `{"a":1}${SPACE}`, '‸ ,{"a":1}'], ['json', `{"a":1}${SPACE}`, '‸,{"a":1}'], ['json', '{"a":1}', '"x"'], ['json', '{"a":1}', '{"a":1}'],
  ['jsonLines', '{"a":1}\t', ']'], ['jsonLines', `{"a":1}${SPACE}`, '‸ \n'], ['jsonLines', `{"a":1}${SPACE}`, '‸\n'], ['jsonLines', `{"a":1}${SPACE}`, '\r‸\n'], ['jsonLines', '{"a":1}', '\r\r\n'], ['jsonLines', '{"a":1}', ','],
])('stops after a record of %s: %j before %j', (format, before, after) => {
  const first = format === 'json' ? '{"a":1},' : '{"a":1}\n';
  expect(skip(`${first}${before}${after}${SPACE}`, { format })).toMatchObject({ skipped: `${first}${before}`, isAfter: true, rows: 2 });
});

test.each([['json', ','], ['json', ', \n'], ['jsonLines', '\n'], ['jsonLines', '\r\n\n \n']])('stops before text that is not a record of %s, after %j', (format, end) => {
  const before = `{"a":1}${end}`;
  for (const after of [']', ',', '[]', '"x"', '1', '}']) {
    expect(skip(`${before}${after}${SPACE}`, { format })).toMatchObject({ skipped: before, isAfter: false, rows: 1 });
  }
});

test('infers the type of each column from its own values', () => {
  expect(skip(`{"id":1},{"a":1,"é":"x"},{"a":null,"é":1},{"id":0.5},${SPACE}`)).toMatchObject({ rows: 4, types: 'bigint double string' });
  expect(skip(`{"a":9007199254740993,"id":9007199254740992},{"a":0.5,"id":0.5},${SPACE}`)).toMatchObject({ rows: 2, types: 'string double string' });
});

test('skips records with many keys that are nearly as long as a name may be', () => {
  const keys = Array.from({ length: 40 }, (_, index) => `${index}`.padStart(1_000, '_'));
  const record = `{${keys.map((key) => `"${key}":1`).join(',')}},`;
  expect(skip(`${record}${record}${' '.repeat(2_000)}`, { keys })).toMatchObject({ rows: 2, types: 'bigint bigint bigint' });
});

test('does not skip a record in which a key occurs twice, around more keys than the skipper can keep', () => {
  const level = (deeper: number): string => `{${Array.from({ length: 30 }, (_, key) => `"${key}":1`).join(',')}${deeper > 0 ? `,"x":${level(deeper - 1)}` : ''}}`;
  expect(skip(`{"a":{"y":1,"x":${level(40)},"y":2}},{"a":1},${SPACE}`, { limits: { ...UNLIMITED, nestingDepth: 100 } }).skipped).toBe('');
});

test('does not skip records with more keys than the skipper can keep', () => {
  const keys = Array.from({ length: 100 }, (_, index) => `${index}`.padStart(1_000, '_'));
  const [first, last] = [`{"${keys[0]}":1},`, `{${[0, 50, 99].map((key) => `"${keys[key]}":1`).join(',')}},`];
  expect(skip(`${first}${last}${first}${' '.repeat(2_000)}`, { keys })).toMatchObject({ skipped: first });
});

function verdictOf(fileType: JsonFileType, content: Buffer, sizes: readonly number[], engine: ScanEngine): ContentVerdict {
  const validator = new ContentValidator(fileType, { engine });
  for (let start = 0, index = 0; start < content.length; start += sizes[index++ % sizes.length]) {
    const chunk = Uint8Array.from(content.subarray(start, start + sizes[index % sizes.length]));
    if (validator.write(chunk) !== undefined) break;
    chunk.fill(0x22);
  }
  return validator.end();
}

test.each([
  ['simd', true, true], ['simd', false, false], ['exact', true, false],
] as const)('with the engine %s and SIMD in WebAssembly (%s), records are skipped: %s', (engine, hasSimd, expected) => {
  if (!hasSimd) jest.spyOn(SimdScanner, 'create').mockReturnValueOnce(undefined).mockReturnValueOnce(undefined);
  const skips = jest.spyOn(WasmJsonSkipper.prototype, 'skip');
  for (const [format, content] of [['json', '[{"a":1},{"a":1}]'], ['jsonLines', '{"a":1}\n{"a":1}\n']] as const) {
    skips.mockClear();
    verdictOf(fileTypeOf({ format }) as JsonFileType, Buffer.from(content), [Infinity], engine);
    expect(skips.mock.calls.length > 0).toBe(expected);
  }
});

test('skips records with keys that occur later, and continues after each cut', () => {
  const skipped = jest.spyOn(JsonColumns.prototype, 'addSkipped');
  const lines = ['{"a":1}', '{"a":1}', '{"a":1,"b":1}', ...Array<string>(97).fill('{"a":1,"b":1}')].map((line) => `${line}${SPACE}\n`).join('');
  const verdict = verdictOf(fileTypeOf({ format: 'jsonLines' }) as JsonFileType, Buffer.from(lines), [1_000], 'simd');
  expect(verdict).toMatchObject({ valid: true, facts: { rows: 100, widestRecordBytes: 13 } });
  expect(skipped.mock.calls.reduce((rows, [more]) => rows + more, 0)).toBeGreaterThanOrEqual(85);
});

test('is tried less and less often in a file of records that it cannot skip', () => {
  const tries = jest.spyOn(BackOff.prototype, 'endTry').mockClear();
  const content = Buffer.from(`{"a":1,"b":1}\n${'{"b":1,"a":1}\n'.repeat(10_000)}`);
  expect(verdictOf(fileTypeOf({ format: 'jsonLines' }) as JsonFileType, content, [Infinity], 'simd')).toMatchObject({ valid: true, facts: { rows: 10_001 } });
  expect(tries.mock.calls.length).toBeGreaterThan(5);
  expect(tries.mock.calls.length).toBeLessThan(60);
});

test('returns the verdict of the exact scanner about extra keys that cannot name a column', () => {
  const fileType = fileTypeOf({ format: 'json', schema: [{ name: 'a', type: 'string' }], schemaMatch: 'allowExtra' }) as JsonFileType;
  const record = '{"a":1,"":2,"b":{"":3}}';
  const content = Buffer.from(`[${record},${record},{"a":1,"b":2,"":3},{"b":1},${record},{"":1,"a":2,"":3}${SPACE}]`);
  expect(verdictOf(fileType, content, [Infinity], 'simd')).toEqual(verdictOf(fileType, content, [Infinity], 'exact'));
});

/** Limits that some of the records and values exceed. */
const smallLimits = fc.record({
  recordBytes: fc.integer({ min: 5, max: 90 }),
  fieldBytes: fc.integer({ min: 2, max: 60 }),
  nestingDepth: fc.integer({ min: 1, max: 4 }),
});

/** A file and changed copies of it. Spaces at its end let the skipper skip the last record, too. */
const family = (format: JsonFileType['format']) => fc
  .record({
    document: jsonDocument(format),
    limits: fc.oneof({ weight: 4, arbitrary: fc.constant(UNLIMITED) }, { weight: 1, arbitrary: smallLimits }),
    onCastFailure: fc.constantFrom('null', 'null', 'null', 'null', 'fail'),
    space: fc.constantFrom('', SPACE),
    lists: fc.array(changes, { minLength: 6, maxLength: 6 }),
  })
  .map(({ document: { content, fileType }, limits, onCastFailure, space, lists }) => ({
    fileType: fileTypeOf({ ...fileType, onCastFailure, dialect: { limits } }) as JsonFileType,
    contents: [content, ...lists.map((list) => changed(content, list))].map((bytes) => Buffer.concat([bytes, Buffer.from(space)])),
  }));

const cutSizes = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 5 });

test.each(['json', 'jsonLines'] as const)('returns the verdicts of the exact scanner about %s, whatever the records are and however they are cut', (format) => {
  let accepted = 0;
  fc.assert(fc.property(family(format), cutSizes, ({ fileType, contents }, cuts) => {
    for (const content of contents) {
      const verdict = verdictOf(fileType, content, [Infinity], 'exact');
      if (verdict.valid) accepted++;
      for (const sizes of [[Infinity], cuts]) {
        const other = verdictOf(fileType, content, sizes, 'simd');
        // A comparison by Jest takes longer than the validation.
        if (!isDeepStrictEqual(other, verdict)) expect({ content: `${content}`, sizes, verdict: other }).toEqual({ content: `${content}`, sizes, verdict });
      }
    }
  }), { seed: 8259, numRuns: 200, endOnFailure: true });
  expect(accepted).toBeGreaterThan(150);
});
