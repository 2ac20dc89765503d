import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { messageNaming, verdictOf } from '../../support/verdict-of';

const CSV = { format: 'csv', dialect: { delimiter: ',', quote: '"' } } as const;

const runs = { seed: 20_240_229, numRuns: 150 };

const field = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'é', '😀', ' ', ',', '"', '\n', '\r', '\\', '#', '\t'), maxLength: 6 }),
  fc.string({ unit: 'grapheme', maxLength: 6 }).map((text) => text.replaceAll('\0', '')),
);

/** Writes rows as RFC 4180 defines it, with quotes where they are needed or everywhere. */
function render(rows: string[][], lineEnding: string, alwaysQuoted: boolean): string {
  const cell = (text: string) => (alwaysQuoted || /[",\r\n]/.test(text) || text === '' ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(cell).join(',') + lineEnding).join('');
}

const table = fc.integer({ min: 1, max: 4 }).chain((width) => fc.record({
  rows: fc.array(fc.array(field, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
  lineEnding: fc.constantFrom('\n', '\r\n'),
  alwaysQuoted: fc.boolean(),
  chunkSize: fc.integer({ min: 1, max: 20 }),
}));

test('finds the rows and columns that were written', () => {
  fc.assert(fc.property(table, ({ rows, lineEnding, alwaysQuoted, chunkSize }) => {
    const header = rows[0].map((_, index) => `column "${index}"`);
    const text = render([header, ...rows], lineEnding, alwaysQuoted);
    const parsed = parse(text, { bom: true, skip_empty_lines: false });
    const verdict = verdictOf(CSV, text, chunkSize);
    expect(verdict).toEqual(verdictOf(CSV, text));
    expect(verdict).toMatchObject({ valid: true, facts: { rows: parsed.length - 1, bytes: Buffer.byteLength(text) } });
    expect(verdict.valid && verdict.facts.columns.map(({ name }) => name)).toEqual(parsed[0]);
  }), runs);
});

test('requires multi-line mode if a field has a line break', () => {
  fc.assert(fc.property(table, ({ rows, lineEnding, alwaysQuoted }) => {
    const text = render([rows[0].map((_, index) => `c${index}`), ...rows], lineEnding, alwaysQuoted);
    const verdict = verdictOf(CSV, text);
    const broken = rows.some((row) => row.some((cell) => /[\r\n]/.test(cell)));
    if (broken) expect(verdict).toMatchObject({ facts: { needsMultiLine: true, lineEnding: lineEnding === '\n' ? 'LF' : 'CRLF' } });
    else if (alwaysQuoted) expect(verdict).toMatchObject({ facts: { needsMultiLine: false } });
  }), runs);
});

test('returns the same verdict about random bytes however they are cut', () => {
  const bytes = fc.oneof(fc.uint8Array({ maxLength: 40 }), fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', '\r\n', ' ', '\ufeff'), maxLength: 40 }));
  fc.assert(fc.property(bytes, fc.integer({ min: 1, max: 9 }), (content, chunkSize) => {
    const fileType = { ...CSV, allowEmpty: true };
    expect(verdictOf(fileType, content, chunkSize)).toEqual(verdictOf(fileType, content));
  }), { ...runs, numRuns: 1_000 });
});

test('requires multi-line mode if the header is after the first split', () => {
  const blank = '\n'.repeat(1024 * 1024);
  expect(verdictOf(CSV, `${blank}a\n1\n`, 64 * 1024)).toMatchObject({ facts: { needsMultiLine: false } });
  expect(verdictOf(CSV, `${blank}\na\n1\n`, 64 * 1024)).toMatchObject({ facts: { needsMultiLine: true } });
});

test.each([
  ['the numbers of fields of the row and of the header', 'a,b,c,d\n1,2,3\n', 'RAGGED_ROW', [3, 4]],
  ['the column that differs from the schema', 'id,\u202etotal\n', 'SCHEMA_MISMATCH', [2, '"\\u{202e}total"', '"total"']],
  ['the field with a bare quote', 'a\nx"y\n', 'BARE_QUOTE', ['"x"']],
  ['the byte that is not UTF-8', Buffer.from([0x61, 0xe9, 0x62]), 'INVALID_ENCODING', ['0xe9', 'UTF-8']],
])('names %s', (_name, content, code, named) => {
  const schema = content.includes('id') ? [{ name: 'id', type: 'int' }, { name: 'total', type: 'int' }] : undefined;
  expect(verdictOf({ ...CSV, schema }, content)).toMatchObject({ valid: false, reason: { code, message: messageNaming(...named) } });
});
