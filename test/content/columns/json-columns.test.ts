import { LIMITS } from '../../../src/contract/limits';
import { messageNaming, verdictOf, type PartialFileType } from '../support/verdict-of';

const SCHEMA = [{ name: 'id', type: 'bigint' }, { name: 'paid', type: 'boolean' }, { name: 'due', type: 'date' }, { name: 'rate', type: 'double' }, { name: 'note', type: 'string' }];

const typeOf = (schemaMatch: PartialFileType['schemaMatch'], onCastFailure: PartialFileType['onCastFailure'] = 'fail') => ({ schema: SCHEMA, schemaMatch, onCastFailure });

/** Returns the verdict about one record, which must be the same in both formats. */
function verdictOnRecord(fileType: PartialFileType, record: string) {
  const lines = verdictOf({ format: 'jsonLines', ...fileType }, `${record}\n`);
  const array = verdictOf({ format: 'json', ...fileType }, `[${record}]`);
  if (lines.valid || array.valid) expect(array).toMatchObject({ valid: true, facts: { columns: lines.valid && lines.facts.columns } });
  else expect(array.reason).toEqual({ ...lines.reason, column: lines.reason.column! + 1, byteOffset: lines.reason.byteOffset! + 1 });
  return lines;
}

describe.each(['exact', 'anyOrder', 'allowExtra'] as const)('with %s', (schemaMatch) => {
  const fileType = typeOf(schemaMatch);

  test.each([
    ['all of them', '{"id":1,"paid":true,"due":"2024-02-29","rate":1e3,"note":"x"}'],
    ['some of them', '{"paid":null}'],
    ['another order', '{"note":"x","id":1}'],
    ['none of them', '{}'],
    ['keys with escapes', '{"\\u0069d":1}'],
  ])('the columns are those of the schema, in its order, if a record has %s', (_name, record) => {
    expect(verdictOnRecord(fileType, record)).toMatchObject({ valid: true, facts: { rows: 1, columns: SCHEMA } });
  });

  test('fails when a key of the schema occurs twice', () => {
    expect(verdictOnRecord(fileType, '{"id":1,"x":1,"id":1}')).toMatchObject({ reason: { code: schemaMatch === 'allowExtra' ? 'DUPLICATE_KEY' : 'SCHEMA_MISMATCH' } });
  });
});

test.each(['exact', 'anyOrder'] as const)('fails when a key is not in the schema with %s', (schemaMatch) => {
  expect(verdictOnRecord(typeOf(schemaMatch), '{"id":1,"ID":1}')).toMatchObject({ reason: { code: 'SCHEMA_MISMATCH', message: messageNaming('"ID"'), column: 9 } });
});

test.each([
  ['another name', '{"id":1,"x":{"y":[1]},"note":"x"}'],
  ['a name that no column can have', '{"":1,"\\u0000":2,"${x}":3,"processing_date":4}'],
  ['a name that is too long', `{"${'x'.repeat(LIMITS.columnNameCharacters + 1)}":1}`],
])('allowExtra leaves out a key of %s', (_name, record) => {
  expect(verdictOnRecord(typeOf('allowExtra'), record)).toMatchObject({ valid: true, facts: { columns: SCHEMA } });
});

test.each([
  ['a key that is left out occurs twice', '{"x":1,"id":1,"x":1}', 'DUPLICATE_KEY', 15],
  ['a key that is left out occurs twice, once with an escape', '{"x":1,"\\u0078":1}', 'DUPLICATE_KEY', 8],
  ['a value that is left out has a key twice', '{"x":{"y":1,"y":1}}', 'DUPLICATE_KEY', 13],
  ['a value that is left out is too large', `{"x":"${'x'.repeat(99)}"}`, 'FIELD_TOO_LARGE', 6],
])('fails when %s', (_name, record, code, column) => {
  const limits = { recordBytes: 1_000, fieldBytes: 100, nestingDepth: 9 };
  expect(verdictOnRecord({ ...typeOf('allowExtra'), dialect: { limits } }, record)).toMatchObject({ reason: { code, column } });
});

test('leaves out any number of keys, and the same keys in the next record', () => {
  const record = (from: number) => `{${Array.from({ length: 10_000 }, (_, index) => `"x${from + index}":0`).join(',')}}\n`;
  expect(verdictOf({ format: 'jsonLines', ...typeOf('allowExtra') }, `${record(0)}${record(0)}${record(10_000)}`)).toMatchObject({ valid: true, facts: { rows: 3 } });
});

test.each([
  ['a number', '{"id":1.0}', ['"1.0"', '"id"', 'bigint', 'string'], 7],
  ['a string', '{"note":"x","id":"\\u0041é"}', ['"Aé"', '"id"', 'bigint'], 18],
  ['a boolean', '{"id":true}', ['"true"', '"id"', 'bigint'], 7],
  ['an object', '{"id":{"x": [1]}}', ['"{"x": [1]}"', '"id"', 'bigint'], 7],
  ['an empty string', '{"due":""}', ['""', '"due"', 'date'], 8],
  ['a long value', `{"id":"${'é'.repeat(99)}"}`, [`"${'é'.repeat(60)}…"`, '"id"', 'bigint'], 7],
])('fails when %s is not a value of the type of its column', (_name, record, named, column) => {
  expect(verdictOnRecord(typeOf('exact'), record)).toMatchObject({ reason: { code: 'CAST_FAILED', message: messageNaming(...named), column } });
});

test.each([
  ['of the type, written as a string', '{"id":"12","paid":"true","rate":"\\u0031.5"}'],
  ['null', '{"id":null,"due":null}'],
  ['of a column of strings', '{"note":{"x":1}}'],
])('accepts a value %s', (_name, record) => {
  expect(verdictOnRecord(typeOf('exact'), record)).toMatchObject({ valid: true });
});

test('accepts any value if failed casts become null', () => {
  expect(verdictOnRecord(typeOf('exact', 'null'), '{"id":"x"}')).toMatchObject({ valid: true });
});

test('checks the values of records that begin near the start of the file, however the file is cut', () => {
  const replaced = jest.replaceProperty(LIMITS as { checkedCellsBytes: number }, 'checkedCellsBytes', 30);
  const content = (spaces: number) => `\ufeff{"id":1}\n${' '.repeat(spaces)}{"id":"x"}\n`;
  for (const chunkSize of [1, 7, 99]) {
    expect(verdictOf({ format: 'jsonLines', ...typeOf('exact') }, content(20), chunkSize)).toMatchObject({ reason: { code: 'CAST_FAILED', line: 2, column: 27, byteOffset: 38 } });
    expect(verdictOf({ format: 'jsonLines', ...typeOf('exact') }, content(21), chunkSize)).toMatchObject({ valid: true });
  }
  replaced.restore();
});

test.each([
  ['a string', `"${'x'.repeat(18)}"`, `"${'x'.repeat(19)}"`],
  ['a number', '1'.repeat(20), '1'.repeat(21)],
  ['a nested value', `[${' '.repeat(18)}]`, `[${' '.repeat(19)}]`],
])('accepts %s of the maximum size, and fails when it is larger', (_name, largest, larger) => {
  const fileType = { dialect: { limits: { recordBytes: 100, fieldBytes: 20, nestingDepth: 9 } } };
  expect(verdictOnRecord(fileType, `{"a":${largest}}`)).toMatchObject({ valid: true });
  expect(verdictOnRecord(fileType, `{"a":${larger}}`)).toMatchObject({ reason: { code: 'FIELD_TOO_LARGE', message: messageNaming('"a"', 20), column: 6 } });
});

test('accepts the maximum number of levels, and fails when there are more', () => {
  const fileType = { dialect: { limits: { recordBytes: 100, fieldBytes: 100, nestingDepth: 2 } } };
  expect(verdictOnRecord(fileType, '{"a":[{}]}')).toMatchObject({ reason: { code: 'NESTED_TOO_DEEP', message: messageNaming(2), column: 7 } });
  expect(verdictOnRecord(fileType, '{"a":[]}')).toMatchObject({ valid: true });
});
