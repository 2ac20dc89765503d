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
  keys.accepts('reads a key of the maximum length', `[{"${longest}":1}]`, [['1']], { columns: columns({ [longest]: 'bigint' }) }),
  keys.accepts('reads a key of spaces', '[{" ":1,"  ":2}]', [['1', '2']], { columns: columns({ ' ': 'bigint', '  ': 'bigint' }) }),
  keys.accepts('reads the keys of later records in their own order', '[{"a":1,"b":2},{"b":3,"a":4},{"b":5}]', [['1', '2'], ['4', '3'], [null, '5']]),
  keys.accepts('reads keys of objects that are nested in arrays twice', '[{"a":[{"x":1},{"x":2}]}]', [['[{"x":1},{"x":2}]']]),
  keys.accepts('reads a nested key with the name of the column that the pipeline adds', '[{"a":{"processing_date":1}}]', [['{"processing_date":1}']]),
  keys.accepts('reads nested keys that are empty', '[{"a":{"":1}}]', [['{"":1}']]),
  keys.accepts('reads keys that are properties of every object of JavaScript', '[{"__proto__":1,"constructor":2,"toString":3}]', [['1', '2', '3']], { columns: [['__proto__', 'bigint'], ['constructor', 'bigint'], ['toString', 'bigint']].map(([name, type]) => ({ name, type })) }),
  keys.failsWhen('a key occurs twice, the second time after others', '[{"a":1,"b":2,"c":3,‸"b":4}]', 'DUPLICATE_KEY', { example: true }),
  keys.failsWhen('a key occurs twice with the same value', '[{"a":1,‸"a":1}]', 'DUPLICATE_KEY'),
  keys.failsWhen('a key of a later record occurs twice', '[{"a":1},{"b":1,‸"b":1}]', 'DUPLICATE_KEY'),
  keys.failsWhen('__proto__ occurs twice', '[{"__proto__":1,‸"__proto__":2}]', 'DUPLICATE_KEY'),
  keys.failsWhen('a key of a deeply nested object occurs twice', '[{"a":{"b":[[{"c":1,‸"c":2}]]}}]', 'DUPLICATE_KEY'),
  keys.failsWhen('keys of one record differ in case only', '[{"a":1,‸"A":1}]', 'DUPLICATE_COLUMN'),
  keys.failsWhen('keys differ in the case of letters that are not ASCII', '[{"É":1},{‸"é":1}]', 'DUPLICATE_COLUMN'),
  keys.failsWhen('a later record has a key with the name of the column that the pipeline adds', '[{"a":1},{"a":1,‸"processing_date":1}]', 'RESERVED_COLUMN'),
  keys.failsWhen('a key with escapes is one that Spark would replace', '[{‸"\\u0024{x":1}]', 'INVALID_COLUMN_NAME'),
  keys.failsWhen('a later record has an empty key', '[{"a":1},{‸"":1}]', 'INVALID_COLUMN_NAME'),

  records.accepts('reads records of the maximum size', '[{"a":1234567}, {"a": 123456} ]', [['1234567'], ['123456']], { widestRecordBytes: 13 }),
  records.failsWhen('a record has one byte too many', '[{"a":1},\n‸{"a":12345678}]', 'RECORD_TOO_LARGE'),
  records.failsWhen('spaces make a record too large', '[‸{"a":      12}]', 'RECORD_TOO_LARGE'),
  records.failsWhen('characters of several bytes make a record too large', '[‸{"é":"ééx"}]', 'RECORD_TOO_LARGE'),
  records.failsWhen('a string is not closed and the record too large', '[‸{"a":"12345678', 'RECORD_TOO_LARGE'),
  records.failsWhen('a record is too large before its problem', '[‸{"a":123456789x}]', 'RECORD_TOO_LARGE'),
  records.failsWhen('a record has a problem, and is too large only after it', '[{"a":‸x234567890}]', 'INVALID_JSON'),

  fields.accepts('reads values of the maximum size', '[{"a":12345,"b":"123","c":[1,2]}]', [['12345', '123', '[1,2]']]),
  fields.accepts('counts no key', '[{"abcdefgh":1}]', [['1']]),
  fields.failsWhen('a number has one byte too many', '[{"a":‸123456}]', 'FIELD_TOO_LARGE'),
  fields.failsWhen('a string has one byte too many with its quotes', '[{"a":‸"1234"}]', 'FIELD_TOO_LARGE'),
  fields.failsWhen('a nested value has one byte too many', '[{"a":‸[1, 2]}]', 'FIELD_TOO_LARGE'),
  fields.failsWhen('characters of several bytes make a value too large', '[{"a":‸"éé"}]', 'FIELD_TOO_LARGE'),
  fields.failsWhen('the value of a later member is too large', '[{"a":1},{"a":2,"b":‸123456}]', 'FIELD_TOO_LARGE'),

  nesting.accepts('reads values that are nested to the maximum depth', '[{"a":[[]]},{"a":{"b":{}}}]', [['[[]]'], ['{"b":{}}']]),
  nesting.failsWhen('arrays are nested too deeply', '[{"a":[[‸[]]]}]', 'NESTED_TOO_DEEP', { example: true }),
  nesting.failsWhen('objects are nested too deeply', '[{"a":{"b":{"c":‸{}}}}]', 'NESTED_TOO_DEEP'),
  nesting.failsWhen('only the record may be an object', '[{"a":‸{}}]', 'NESTED_TOO_DEEP', { fileType: limits({ nestingDepth: 1 }) }),

  counts.accepts('reads the maximum number of columns', () => `[{${members(LIMITS.columns)}}]`, [Array<string>(LIMITS.columns).fill('1')]),
  counts.failsWhen('a record has one column too many', () => `[{${members(LIMITS.columns)},‸"x":1}]`, 'TOO_MANY_COLUMNS'),
  counts.failsWhen('a later record adds one column too many', () => `[{${members(LIMITS.columns)}},{‸"x":1}]`, 'TOO_MANY_COLUMNS'),

  defaults.accepts('reads a record of the maximum size', () => `[{"a":"${'x'.repeat(recordBytes - 8)}"}]`, [['x'.repeat(recordBytes - 8)]], { widestRecordBytes: recordBytes, columns: strings('a') }),
  defaults.failsWhen('a record has one byte too many', () => `[‸{"a":"${'x'.repeat(recordBytes - 7)}"}]`, 'RECORD_TOO_LARGE'),
];
