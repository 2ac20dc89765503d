import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { verdictOf } from '../../support/verdict-of';

const CSV = { format: 'csv', dialect: { delimiter: ',', quote: '"' } } as const;

const runs = { seed: 20_240_229, numRuns: 150 };

const field = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'é', '😀', ' ', ',', '"', '\n', '\r', '\\', '#', '\t'), maxLength: 6 }),
  fc.string({ unit: 'grapheme', maxLength: 6 }).map((text) => text.replaceAll('\0', '')),
);

/** RFC 4180, quoted where it has to be and, if so wanted, everywhere. */
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

test('sees the rows and columns that were written', () => {
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

test('needs the file as one piece if a field has a line break', () => {
  fc.assert(fc.property(table, ({ rows, lineEnding, alwaysQuoted }) => {
    const text = render([rows[0].map((_, index) => `c${index}`), ...rows], lineEnding, alwaysQuoted);
    const verdict = verdictOf(CSV, text);
    const broken = rows.some((row) => row.some((cell) => /[\r\n]/.test(cell)));
    if (broken) expect(verdict).toMatchObject({ facts: { needsMultiLine: true, lineEnding: lineEnding === '\n' ? 'LF' : 'CRLF' } });
    else if (alwaysQuoted) expect(verdict).toMatchObject({ facts: { needsMultiLine: false } });
  }), runs);
});

test('tells of random bytes the same however they are cut', () => {
  const bytes = fc.oneof(fc.uint8Array({ maxLength: 40 }), fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', '\r\n', ' ', '\ufeff'), maxLength: 40 }));
  fc.assert(fc.property(bytes, fc.integer({ min: 1, max: 9 }), (content, chunkSize) => {
    const fileType = { ...CSV, allowEmpty: true };
    expect(verdictOf(fileType, content, chunkSize)).toEqual(verdictOf(fileType, content));
  }), { ...runs, numRuns: 1_000 });
});

test('needs the file as one piece if the header could lie behind the first of the splits', () => {
  const blank = '\n'.repeat(1024 * 1024);
  expect(verdictOf(CSV, `${blank}a\n1\n`, 64 * 1024)).toMatchObject({ facts: { needsMultiLine: false } });
  expect(verdictOf(CSV, `${blank}\na\n1\n`, 64 * 1024)).toMatchObject({ facts: { needsMultiLine: true } });
});

test.each([
  ['rows and the header, expected and found', 'a,b\n1\n', 'RAGGED_ROW', ['1 field', '2']],
  ['the column that differs from the schema', 'id,\u202etotal\n', 'SCHEMA_MISMATCH', ['column 2', '"\\u{202e}total"', '"total"']],
  ['the field beside which a quote is', 'a\nx"y\n', 'BARE_QUOTE', ['"x"']],
  ['the byte that is not UTF-8', Buffer.from([0x61, 0xe9, 0x62]), 'INVALID_ENCODING', ['0xe9', 'UTF-8']],
])('names %s', (_name, content, code, named) => {
  const schema = content.includes('id') ? [{ name: 'id', type: 'int' }, { name: 'total', type: 'int' }] : undefined;
  const verdict = verdictOf({ ...CSV, schema }, content);
  if (verdict.valid) throw new Error('the file must be rejected');
  expect(verdict.reason.code).toBe(code);
  expect(named.filter((text) => !verdict.reason.message.includes(text))).toEqual([]);
});
