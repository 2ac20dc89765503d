import { classOfCases, columns, limits, strings } from './class-of-cases';
import type { CorpusCase } from './corpus-case';
import { DEFAULT_CONTENT_LIMITS, LIMITS } from '../../../src/contract/limits';

const keys = classOfCases('json: keys', { format: 'json' });
const records = classOfCases('json: size of records', { format: 'json', ...limits({ recordBytes: 13 }) });
const fields = classOfCases('json: size of fields', { format: 'json', ...limits({ fieldBytes: 5 }) });
const nesting = classOfCases('json: nesting', { format: 'json', ...limits({ nestingDepth: 3 }) });
const counts = classOfCases('json: number of columns', { format: 'json' });
const defaults = classOfCases('json: sizes that every file type has', { format: 'json' });

const longest = 'x'.repeat(LIMITS.columnNameCharacters);
const members = (count: number) => Array.from({ length: count }, (_, index) => `"c${index}":1`).join();
const { recordBytes } = DEFAULT_CONTENT_LIMITS;

export const JSON_RECORD_CASES: CorpusCase[] = [
  keys.accepts('reads a key as long as it may be', `[{"${longest}":1}]`, [['1']], { columns: columns({ [longest]: 'bigint' }) }),
  keys.accepts('reads a key of spaces', '[{" ":1,"  ":2}]', [['1', '2']], { columns: columns({ ' ': 'bigint', '  ': 'bigint' }) }),
  keys.accepts('reads the keys of later records in their own order', '[{"a":1,"b":2},{"b":3,"a":4},{"b":5}]', [['1', '2'], ['4', '3'], [null, '5']]),
  keys.accepts('reads keys of objects that are nested in arrays twice', '[{"a":[{"x":1},{"x":2}]}]', [['[{"x":1},{"x":2}]']]),
  keys.accepts('reads a nested key like the one that is added', '[{"a":{"processing_date":1}}]', [['{"processing_date":1}']]),
  keys.accepts('reads nested keys that are empty', '[{"a":{"":1}}]', [['{"":1}']]),
  keys.accepts('reads keys that are properties of every object of JavaScript', '[{"__proto__":1,"constructor":2,"toString":3}]', [['1', '2', '3']], { columns: [['__proto__', 'bigint'], ['constructor', 'bigint'], ['toString', 'bigint']].map(([name, type]) => ({ name, type })) }),
  keys.failsWhen('a key stands twice, the second time behind others', '[{"a":1,"b":2,"c":3,‸"b":4}]', 'DUPLICATE_KEY', { example: true }),
  keys.failsWhen('a key stands twice with the same value', '[{"a":1,‸"a":1}]', 'DUPLICATE_KEY'),
  keys.failsWhen('a key of a later record stands twice', '[{"a":1},{"b":1,‸"b":1}]', 'DUPLICATE_KEY'),
  keys.failsWhen('__proto__ stands twice', '[{"__proto__":1,‸"__proto__":2}]', 'DUPLICATE_KEY'),
  keys.failsWhen('a key of a deeply nested object stands twice', '[{"a":{"b":[[{"c":1,‸"c":2}]]}}]', 'DUPLICATE_KEY'),
  keys.failsWhen('keys of one record differ in case only', '[{"a":1,‸"A":1}]', 'DUPLICATE_COLUMN'),
  keys.failsWhen('keys differ in the case of letters that are not ASCII', '[{"É":1},{‸"é":1}]', 'DUPLICATE_COLUMN'),
  keys.failsWhen('a later record has the column that is added', '[{"a":1},{"a":1,‸"processing_date":1}]', 'RESERVED_COLUMN'),
  keys.failsWhen('a key with escapes is one that Spark would replace', '[{‸"\\u0024{x":1}]', 'INVALID_COLUMN_NAME'),
  keys.failsWhen('a later record has an empty key', '[{"a":1},{‸"":1}]', 'INVALID_COLUMN_NAME'),

  records.accepts('reads records as large as they may be', '[{"a":1234567}, {"a": 123456} ]', [['1234567'], ['123456']], { widestRecordBytes: 13 }),
  records.failsWhen('a record has a byte more than it may', '[{"a":1},\n‸{"a":12345678}]', 'RECORD_TOO_LARGE'),
  records.failsWhen('spaces make a record too large', '[‸{"a":      12}]', 'RECORD_TOO_LARGE'),
  records.failsWhen('characters of several bytes make a record too large', '[‸{"é":"ééx"}]', 'RECORD_TOO_LARGE'),
  records.failsWhen('a string is not closed and the record too large', '[‸{"a":"12345678', 'RECORD_TOO_LARGE'),
  records.failsWhen('a record is too large before its problem', '[‸{"a":123456789x}]', 'RECORD_TOO_LARGE'),
  records.failsWhen('a record has a problem, and is too large only behind it', '[{"a":‸x234567890}]', 'INVALID_JSON'),

  fields.accepts('reads values as large as they may be', '[{"a":12345,"b":"123","c":[1,2]}]', [['12345', '123', '[1,2]']]),
  fields.accepts('counts no key', '[{"abcdefgh":1}]', [['1']]),
  fields.failsWhen('a number has a byte more than it may', '[{"a":‸123456}]', 'FIELD_TOO_LARGE'),
  fields.failsWhen('a string has a byte more than it may with its quotes', '[{"a":‸"1234"}]', 'FIELD_TOO_LARGE'),
  fields.failsWhen('a nested value has a byte more than it may', '[{"a":‸[1, 2]}]', 'FIELD_TOO_LARGE'),
  fields.failsWhen('characters of several bytes make a value too large', '[{"a":‸"éé"}]', 'FIELD_TOO_LARGE'),
  fields.failsWhen('the value of a later member is too large', '[{"a":1},{"a":2,"b":‸123456}]', 'FIELD_TOO_LARGE'),

  nesting.accepts('reads values that are nested as deep as they may', '[{"a":[[]]},{"a":{"b":{}}}]', [['[[]]'], ['{"b":{}}']]),
  nesting.failsWhen('arrays are nested too deep', '[{"a":[[‸[]]]}]', 'NESTED_TOO_DEEP', { example: true }),
  nesting.failsWhen('objects are nested too deep', '[{"a":{"b":{"c":‸{}}}}]', 'NESTED_TOO_DEEP'),
  nesting.failsWhen('only the record may be an object', '[{"a":‸{}}]', 'NESTED_TOO_DEEP', { fileType: limits({ nestingDepth: 1 }) }),

  counts.accepts('reads as many columns as there may be', () => `[{${members(LIMITS.columns)}}]`, [Array<string>(LIMITS.columns).fill('1')]),
  counts.failsWhen('a record has a column more than the file may', () => `[{${members(LIMITS.columns)},‸"x":1}]`, 'TOO_MANY_COLUMNS'),
  counts.failsWhen('a later record brings a column more than the file may have', () => `[{${members(LIMITS.columns)}},{‸"x":1}]`, 'TOO_MANY_COLUMNS'),

  defaults.accepts('reads a record as large as it may be', () => `[{"a":"${'x'.repeat(recordBytes - 8)}"}]`, [['x'.repeat(recordBytes - 8)]], { widestRecordBytes: recordBytes, columns: strings('a') }),
  defaults.failsWhen('a record has a byte more than it may', () => `[‸{"a":"${'x'.repeat(recordBytes - 7)}"}]`, 'RECORD_TOO_LARGE'),
];
