import { classOfCases, columns, limits } from './class-of-cases';
import { casesOf, type CorpusCase } from './corpus-case';

const SCHEMA = columns({ id: 'int', note: 'string' });
const exact = classOfCases('json: schema, exact', { format: 'json', schema: SCHEMA });
const anyOrder = classOfCases('json: schema, any order', { format: 'json', schema: SCHEMA, schemaMatch: 'anyOrder' });
const allowExtra = classOfCases('json: schema, extra keys', { format: 'json', schema: SCHEMA, schemaMatch: 'allowExtra' });
const cells = classOfCases('json: which values are checked', { format: 'json', schema: SCHEMA });
const several = classOfCases('json: several problems', { format: 'json' });

const small = casesOf({ format: 'json', ...limits({ recordBytes: 13 }) }, 'json: several problems');

const TYPED = { fileType: { schema: SCHEMA } };

export const JSON_SCHEMA_CASES: CorpusCase[] = [
  exact.accepts('reads the keys of the schema', '[{"id":1,"note":"x"}]', [['1', 'x']], { columns: SCHEMA }),
  exact.accepts('reads keys in another order', '[{"note":"x","id":1}]', [['1', 'x']], { columns: SCHEMA }),
  exact.accepts('reads a missing key as null', '[{"id":1},{"note":"x"}]', [['1', null], [null, 'x']], { columns: SCHEMA }),
  exact.accepts('reads keys with escapes', '[{"\\u0069d":1}]', [['1', null]]),
  exact.failsWhen('a key is not in the schema', '[{"id":1,‸"x":2}]', 'SCHEMA_MISMATCH'),
  exact.failsWhen('a key differs in case', '[{‸"Id":1}]', 'SCHEMA_MISMATCH'),
  exact.failsWhen('a key of the schema occurs twice', '[{"id":1,‸"id":2}]', 'DUPLICATE_KEY'),

  anyOrder.accepts('reads a missing key as null', '[{"note":"x"},{}]', [[null, 'x'], [null, null]], { columns: SCHEMA }),
  anyOrder.failsWhen('a key is not in the schema', '[{"note":"x",‸"ID":2}]', 'SCHEMA_MISMATCH'),

  allowExtra.accepts('leaves out other keys', '[{"x":0,"id":1,"y":{"id":2},"note":"n"},{"z":[],"note":"m"}]', [['1', 'n'], [null, 'm']], { columns: SCHEMA }),
  allowExtra.accepts('leaves out keys that cannot be columns', '[{"":1,"${x}":2,"processing_date":3,"id":4}]', [['4', null]]),
  allowExtra.accepts('reads records of other keys only', '[{"x":1}]', [[null, null]]),
  allowExtra.failsWhen('a key is in the schema in another case, which would leave that column empty', '[{"id":1},{‸"ID":"x"}]', 'SCHEMA_MISMATCH'),
  allowExtra.failsWhen('a key that is left out occurs twice', '[{"x":0,"id":1,‸"x":2}]', 'DUPLICATE_KEY'),
  allowExtra.failsWhen('a key of an object that is left out occurs twice', '[{"x":{"y":1,‸"y":2}}]', 'DUPLICATE_KEY'),
  allowExtra.failsWhen('a value that is left out is not JSON', '[{"x":‸y,"id":1}]', 'INVALID_JSON'),
  allowExtra.failsWhen('a value after a key that is left out is not a value of its type', '[{"x":"y","id":‸"y"}]', 'CAST_FAILED'),

  cells.accepts('reads numbers and strings alike', '[{"id":1},{"id":"2"},{"id":-3},{"id":"+4"}]', [['1'], ['2'], ['-3'], ['+4']].map(([id]) => [id, null])),
  cells.accepts('does not check strings', '[{"note":1},{"note":{}},{"note":true}]', [[null, '1'], [null, '{}'], [null, 'true']]),
  cells.accepts('does not check null', '[{"id":null,"note":null}]', [[null, null]]),
  cells.accepts('does not check any value if invalid ones become null', '[{"id":"x"}]', [['x', null]], {}, { fileType: { onCastFailure: 'null' } }),
  cells.accepts('reads a string with escapes as what it says', '[{"id":"\\u0031\\u0032"}]', [['12', null]]),
  cells.failsWhen('a number is written as a fraction', '[{"id":null},{"id":‸1.0}]', 'CAST_FAILED'),
  cells.failsWhen('a number is written with an exponent', '[{"id":null},{"id":‸1e2}]', 'CAST_FAILED'),
  cells.failsWhen('a number is too large', '[{"id":null},{"id":‸2147483648}]', 'CAST_FAILED'),
  cells.failsWhen('a boolean is not a number', '[{"id":null},{"id":‸true}]', 'CAST_FAILED'),
  cells.failsWhen('an array is not a number', '[{"id":null},{"id":‸[1]}]', 'CAST_FAILED'),
  cells.failsWhen('an object is not a number', '[{"id":null},{"id":‸{}}]', 'CAST_FAILED'),
  cells.failsWhen('an empty string is not a number', '[{"id":null},{"id":‸""}]', 'CAST_FAILED'),
  cells.failsWhen('a string has spaces around its number', '[{"id":null},{"id":‸" 1"}]', 'CAST_FAILED'),
  cells.failsWhen('a number is not a boolean', '[{"ok":true},{"ok":‸1}]', 'CAST_FAILED', { fileType: { schema: columns({ ok: 'boolean' }) } }),
  cells.failsWhen('a number is not a date', '[{"day":null},{"day":‸20240101}]', 'CAST_FAILED', { fileType: { schema: columns({ day: 'date' }) } }),
  cells.failsWhen('a value of a later record is not a value of its type', '[{"id":1},\n {"note":"x",\n  "id": ‸"one"}]', 'CAST_FAILED'),

  several.failsWhen('two records have a key twice', '[{"a":1,‸"a":2},{"a":3},{"b":1,‸"b":2}]', ['DUPLICATE_KEY', 'DUPLICATE_KEY']),
  several.failsWhen('a record has two problems of its keys, and the first is reported', '[{"a":1,‸"a":2,"":3}]', 'DUPLICATE_KEY'),
  several.failsWhen('a record has a key twice, and a later one is not JSON', '[{"a":1,‸"a":2},{"a":‸x}]', ['DUPLICATE_KEY', 'INVALID_JSON']),
  several.failsWhen('a record has a key twice, and is not JSON after it', '[{"a":1,‸"a":2,‸x}]', ['DUPLICATE_KEY', 'INVALID_JSON']),
  several.failsWhen('two records have an invalid value', '[{"id":‸"x"},{"id":1},{"id":‸2.5}]', ['CAST_FAILED', 'CAST_FAILED'], TYPED),
  several.failsWhen('a key is not in the schema in each of two records', '[{‸"x":1},{"id":1,‸"x":1}]', ['SCHEMA_MISMATCH', 'SCHEMA_MISMATCH'], TYPED),
  several.failsWhen('columns are invalid in three records', '[{‸"":1},{‸"processing_date":1},{‸"${x}":1},{"a":1}]', ['INVALID_COLUMN_NAME', 'RESERVED_COLUMN', 'INVALID_COLUMN_NAME']),
  several.failsWhen('a value is too large and a later column is invalid', '[{"a":‸1234567},{‸"A":1}]', ['FIELD_TOO_LARGE', 'DUPLICATE_COLUMN'], { fileType: { dialect: { limits: { recordBytes: 100, fieldBytes: 6, nestingDepth: 5 } } } }),
  several.failsWhen('a record is too large before a key occurs twice', '[‸{"a":1,"b":"xxxxxxxxxx","a":2},{"c":1,"c":2}]', 'RECORD_TOO_LARGE', { fileType: limits({ recordBytes: 13 }) }),
  small.failsWhen('a key occurs twice before its record is too large', '[{"a":1,"a":2,"b":"xxxxxxxxxx"},{"c":1,"c":2}]', 'DUPLICATE_KEY', [1, 9, 8], {}, [['RECORD_TOO_LARGE', 1, 2, 1]]),
  several.failsWhen('a record has a key twice, and the array is not closed', '[{"a":1,‸"a":2}‸', ['DUPLICATE_KEY', 'INVALID_JSON']),
  several.failsWhen('a record has a key twice, and a later one is too large', '[{"a":1,‸"a":2},‸{"a":12345678901234}]', ['DUPLICATE_KEY', 'RECORD_TOO_LARGE'], { fileType: { dialect: { limits: { recordBytes: 16, fieldBytes: 20, nestingDepth: 5 } } } }),
];
