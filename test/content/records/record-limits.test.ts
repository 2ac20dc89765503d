import fc from 'fast-check';
import { fieldTooLarge, recordTooLarge } from '../../../content/records/record-limits';
import { DEFAULT_CONTENT_LIMITS, LIMITS } from '../../../src/contract/limits';
import { verdictOf } from '../support/verdict-of';

const LIMIT = 20;
const dialect = { limits: { ...DEFAULT_CONTENT_LIMITS, recordBytes: LIMIT } };
const CSV = { format: 'csv', dialect } as const;

const fill = (bytes: number) => 'x'.repeat(bytes);
const tooLarge = (line: number, byteOffset: number) => ({ code: 'RECORD_TOO_LARGE', line, column: 1, byteOffset });

describe.each([Number.MAX_SAFE_INTEGER, 1, 7, LIMIT + 2, LIMIT + 3, LIMIT + 4])('in chunks of %d bytes', (chunkSize) => {
  test.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['the end of the file', ''],
  ])('accepts a row of the maximum size before %s', (_name, end) => {
    const content = `a\n${fill(LIMIT)}${end}`;
    expect(verdictOf(CSV, content, chunkSize)).toMatchObject({ valid: true, facts: { rows: 1, widestRecordBytes: LIMIT } });
  });

  test.each([
    ['a row is too large', '\n'],
    ['a row that is too large ends in CRLF', '\r\n'],
    ['a row that is too large ends the file', ''],
    ['a row that is too large has a bare quote', '"\n'],
    ['a row that is too large has too many fields', ',\n'],
    ['an invalid byte follows the largest record', '\0'],
  ])('fails when %s', (_name, end) => {
    expect(verdictOf(CSV, `a\n${fill(LIMIT + 1)}${end}`, chunkSize)).toMatchObject({ reason: tooLarge(2, 2) });
  });

  test('fails when a quote that is never closed makes a row too large', () => {
    expect(verdictOf(CSV, `a\n1\n"${fill(LIMIT)}`, chunkSize)).toMatchObject({ reason: tooLarge(3, 4) });
  });

  test('fails for its own reason when a record of the maximum size has a problem', () => {
    expect(verdictOf(CSV, `a\nx"${fill(LIMIT)}`, chunkSize)).toMatchObject({ reason: { code: 'BARE_QUOTE', line: 2, column: 2, byteOffset: 3 } });
  });

  test.each([
    ['json', '[\n', ']'],
    ['jsonLines', '\n', '\n'],
  ] as const)('accepts a record of %s of the maximum size, and fails when it is larger', (format, before, after) => {
    const record = (bytes: number) => `${before}{"a":"${fill(bytes - 8)}"}${after}`;
    expect(verdictOf({ format, dialect }, record(LIMIT), chunkSize)).toMatchObject({ facts: { rows: 1, widestRecordBytes: LIMIT } });
    expect(verdictOf({ format, dialect }, record(LIMIT + 1), chunkSize)).toMatchObject({ reason: tooLarge(2, before.length) });
  });
});

test('returns the same verdict about records around the limit however they are cut', () => {
  const csv = fc.string({ unit: fc.constantFrom('x', 'xxxxxxxx', ',', '"', '\n', '\r\n', '\r', 'é'), maxLength: 12 }).map((text) => ({ fileType: CSV, content: `a,b\n${text}` }));
  const tokens = fc.string({ unit: fc.constantFrom('{', '}', '"a":', '"xxxxxxxxxx"', '"\\ud83d', '1', '111111', ',', '  ', '\n', '\r', '\0'), maxLength: 14 });
  const lines = tokens.map((text) => ({ fileType: { format: 'jsonLines', dialect } as const, content: `{"a":1}\n{"a":${text}` }));
  fc.assert(fc.property(fc.oneof(csv, lines), fc.integer({ min: 1, max: 2 * LIMIT }), ({ fileType, content }, chunkSize) => {
    expect(verdictOf(fileType, content, chunkSize)).toEqual(verdictOf(fileType, content));
  }), { seed: 20, numRuns: 3_000 });
});

test('advises to raise the limit only if a file type may have a higher one', () => {
  expect(recordTooLarge(0, LIMITS.recordBytes - 1).message).toMatch(/raise maxRecordSize/);
  expect(recordTooLarge(0, LIMITS.recordBytes).message).not.toMatch(/maxRecordSize/);
  expect(fieldTooLarge('the field', 0, 1, LIMITS.fieldBytes - 1).message).toMatch(/raise maxFieldSize/);
  expect(fieldTooLarge('the field', 0, 1, LIMITS.fieldBytes).message).not.toMatch(/maxFieldSize/);
});
