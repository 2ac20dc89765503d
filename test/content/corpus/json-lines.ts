import { classOfCases, columns, limits } from './class-of-cases';
import type { CorpusCase } from './corpus-case';
import { LIMITS } from '../../../src/contract/limits';

const SCHEMA = columns({ id: 'int', note: 'string' });
const text = classOfCases('jsonLines: lines', { format: 'jsonLines' });
const tokens = classOfCases('jsonLines: tokens', { format: 'jsonLines' });
const columnNames = classOfCases('jsonLines: columns', { format: 'jsonLines' });
const records = classOfCases('jsonLines: size of records', { format: 'jsonLines', ...limits({ recordBytes: 13 }) });
const sizes = classOfCases('jsonLines: sizes and nesting', { format: 'jsonLines', ...limits({ fieldBytes: 5, nestingDepth: 2 }) });
const schema = classOfCases('jsonLines: schema', { format: 'jsonLines', schema: SCHEMA });
const several = classOfCases('jsonLines: several problems', { format: 'jsonLines' });

const MOST = 1 + LIMITS.furtherProblems;
const members = (count: number) => Array.from({ length: count }, (_, index) => `"c${index}":1`).join();

export const JSON_LINES_MORE_CASES: CorpusCase[] = [
  text.accepts('reads one object without a line break', '{"a":1}', [['1']], { fields: undefined, positions: undefined, lineEnding: 'LF', needsMultiLine: false }),
  text.accepts('reads objects without keys among others', '{}\n{"a":1}\n{}\n', [[null], ['1'], [null]]),
  text.accepts('reads spaces and tabs around objects', ' {"a":1} \n\t{"a":2}\t\n', [['1'], ['2']]),
  text.accepts('reads what looks like a line break in a string', '{"a":"\\n\\r\\n"}\n', [['\n\r\n']]),
  text.accepts('reads lines that end in CRLF, the last without', '{"a":1}\r\n{"a":2}', [['1'], ['2']]),
  text.failsWhen('the file is an array', '‸[{"a":1},{"a":2}]', 'NOT_AN_OBJECT', { example: true }),
  text.failsWhen('the file is an array that is printed over many lines', '‸[\n{"a":1}‸,\n{"a":2}\n‸]\n', ['NOT_AN_OBJECT', 'INVALID_JSON', 'INVALID_JSON']),
  text.failsWhen('a line is a string', '‸"a"\n', 'NOT_AN_OBJECT'),
  text.failsWhen('a line is true', '{"a":1}\n‸true\n', 'NOT_AN_OBJECT'),
  text.failsWhen('a line is a negative number', '‸-1\n', 'NOT_AN_OBJECT'),
  text.failsWhen('a value follows the object of a line', '{"a":1} ‸1\n', 'INVALID_JSON'),
  text.failsWhen('a second object follows a space', '{"a":1} ‸{"a":2}\n', 'NOT_AN_OBJECT'),
  text.failsWhen('an object is closed on the next line', '{"a":1‸\n‸}\n', ['INVALID_JSON', 'INVALID_JSON']),
  text.failsWhen('a CRLF is inside an object', '{"a":‸\r\n‸1}\n', ['INVALID_JSON', 'NOT_AN_OBJECT']),
  text.failsWhen('a carriage return follows the last object', '{"a":1}‸\r', 'LONE_CARRIAGE_RETURN'),
  text.failsWhen('a carriage return comes before an object', '‸\r{"a":1}\n', 'LONE_CARRIAGE_RETURN'),
  text.failsWhen('a NUL is on a line', '{"a":1}\n{"a":"‸\0"}\n', 'NUL_CHARACTER'),
  text.failsWhen('the file is CSV', '‸id,name\n‸1,x\n', ['INVALID_JSON', 'NOT_AN_OBJECT']),
  text.failsWhen('records are separated by U+001E', '‸\u001e{"a":1}\n', 'INVALID_JSON'),
  text.failsWhen('a line is a comment', '{"a":1}\n‸# x\n', 'INVALID_JSON'),

  tokens.failsWhen('a comma follows the last member', '{"a":1,‸}\n', 'INVALID_JSON'),
  tokens.failsWhen('a value is NaN', '{"a":‸NaN}\n', 'INVALID_JSON'),
  tokens.failsWhen('a key has single quotes', '{‸\'a\':1}\n', 'INVALID_JSON'),
  tokens.failsWhen('a tab is in a string', '{"a":"‸\t"}\n', 'INVALID_JSON'),
  tokens.failsWhen('half a surrogate pair is in a string', '{"a":"‸\\ud83d"}\n', 'INVALID_JSON'),
  tokens.failsWhen('a number begins with a zero', '{"a":0‸1}\n', 'INVALID_JSON'),
  tokens.failsWhen('a number is too long', `{"a":‸${'1'.repeat(1001)}}\n`, 'INVALID_JSON'),
  tokens.failsWhen('a form feed is between tokens', '{"a":‸\f1}\n', 'INVALID_JSON'),
  tokens.failsWhen('a string is not closed at the end of the file', '{"a":1}\n{"a":"x‸', 'INVALID_JSON'),
  tokens.failsWhen('an object is not closed at the end of the file', '{"a":1}\n{"a":1‸', 'INVALID_JSON'),

  columnNames.accepts('reads the keys of lines in order of first appearance', '{"b":1}\n{"a":2}\n', [['1', null], [null, '2']], { columns: columns({ b: 'bigint', a: 'bigint' }) }),
  columnNames.failsWhen('a line has a key with the name of the column that the pipeline adds', '{"a":1}\n{‸"processing_date":1}\n', 'RESERVED_COLUMN'),
  columnNames.failsWhen('a key is empty', '{‸"":1}\n', 'INVALID_COLUMN_NAME'),
  columnNames.failsWhen('Spark would take a key for a setting', '{"a":1,‸"${x}":1}\n', 'INVALID_COLUMN_NAME'),
  columnNames.failsWhen('a key is too long', `{‸"${'x'.repeat(LIMITS.columnNameCharacters + 1)}":1}\n`, 'INVALID_COLUMN_NAME'),
  columnNames.failsWhen('a nested object has a key twice', '{"a":{"b":1,‸"b":2}}\n', 'DUPLICATE_KEY'),
  columnNames.failsWhen('keys of one line differ in case only', '{"a":1,‸"A":2}\n', 'DUPLICATE_COLUMN'),
  columnNames.failsWhen('a line adds one column too many', () => `{${members(LIMITS.columns)}}\n{‸"x":1}\n`, 'TOO_MANY_COLUMNS'),

  records.accepts('reads records of the maximum size', '{"a":1234567}\r\n  {"a":123456}\n', [['1234567'], ['123456']], { widestRecordBytes: 13 }),
  records.failsWhen('a record has one byte too many', '{"a":1}\n‸{"a":12345678}\n', 'RECORD_TOO_LARGE'),
  records.failsWhen('a string is not closed and the record too large', '‸{"a":"123456789012', 'RECORD_TOO_LARGE'),

  sizes.accepts('reads values of the maximum size', '{"a":12345,"b":"123","c":[1,2]}\n', [['12345', '123', '[1,2]']]),
  sizes.failsWhen('a number has one byte too many', '{"a":‸123456}\n', 'FIELD_TOO_LARGE'),
  sizes.failsWhen('a string has one byte too many with its quotes', '{"a":1}\n{"a":‸"1234"}\n', 'FIELD_TOO_LARGE'),
  sizes.failsWhen('values are nested too deeply', '{"a":[‸[]]}\n', 'NESTED_TOO_DEEP'),
  sizes.failsWhen('objects are nested too deeply', '{"a":{"":‸{}}}\n', 'NESTED_TOO_DEEP'),

  schema.accepts('reads a missing key as null', '{"note":"x"}\n{"id":1}\n', [[null, 'x'], ['1', null]], { columns: SCHEMA }),
  schema.accepts('leaves out other keys if they are allowed', '{"x":1,"id":2}\n', [['2', null]], { columns: SCHEMA }, { fileType: { schemaMatch: 'allowExtra' } }),
  schema.failsWhen('a key is not in the schema', '{"id":1}\n{"id":2,‸"x":3}\n', 'SCHEMA_MISMATCH'),
  schema.failsWhen('a key is not in the schema in any order', '{‸"x":3}\n', 'SCHEMA_MISMATCH', { fileType: { schemaMatch: 'anyOrder' } }),
  schema.failsWhen('a key that is left out occurs twice', '{"x":1,‸"x":2}\n', 'DUPLICATE_KEY', { fileType: { schemaMatch: 'allowExtra' } }),
  schema.failsWhen('a value is not a value of its type', '{"id":1}\n{"id":‸1.5}\n', 'CAST_FAILED'),
  schema.accepts('does not check values if invalid ones become null', '{"id":"x"}\n', [['x', null]], {}, { fileType: { onCastFailure: 'null' } }),

  several.failsWhen('two lines are not JSON', '{"a":1}\n‸x\n{"a":2}\n{"a":‸y}\n', ['INVALID_JSON', 'INVALID_JSON']),
  several.failsWhen('every line is an array', '‸[]\n'.repeat(3), ['NOT_AN_OBJECT', 'NOT_AN_OBJECT', 'NOT_AN_OBJECT']),
  several.failsWhen('lines have problems of every kind', '‸5\n{"a":1,‸"a":2}\n{"b":‸x}\n{"c":1}‸\rx\n{‸"":1}\n{"d":1}\n',
    ['NOT_AN_OBJECT', 'DUPLICATE_KEY', 'INVALID_JSON', 'LONE_CARRIAGE_RETURN', 'INVALID_COLUMN_NAME']),
  several.failsWhen('a line has two problems, and the first is reported', '{"a":‸x,"b":y}\n{"a":1}\n', 'INVALID_JSON'),
  several.failsWhen('more lines are not JSON than can be reported', `${'‸x\n'.repeat(MOST)}y\n`, Array<'INVALID_JSON'>(MOST).fill('INVALID_JSON')),
  several.failsWhen('a value is not a value of its type and a later line is not an object', '{"id":‸"x"}\n‸1\n', ['CAST_FAILED', 'NOT_AN_OBJECT'], { fileType: { schema: SCHEMA } }),
  several.failsWhen('a record is too large, after which nothing is read', '‸{"a":12345678}\nx\n', 'RECORD_TOO_LARGE', { fileType: limits({ recordBytes: 13 }) }),
  several.failsWhen('a line has an invalid byte after a problem', '‸x‸\0\n{"a":1}\n', ['INVALID_JSON', 'NUL_CHARACTER']),
  several.failsWhen('a value is too large and a later line is not JSON', '{"a":‸123456}\n‸x\n', ['FIELD_TOO_LARGE', 'INVALID_JSON'], { fileType: limits({ fieldBytes: 5 }) }),
  several.failsWhen('a line has a problem and is longer than a record may be', `{"a":‸x${'y'.repeat(40)}\n{"b":1}\n‸z\n`, ['INVALID_JSON', 'INVALID_JSON'], { fileType: limits({ recordBytes: 13 }) }),
  several.failsWhen('a line is nested too deeply and a later one too', '{"a":[‸[]]}\n{"a":1}\n{"a":[‸[]]}\n', ['NESTED_TOO_DEEP', 'NESTED_TOO_DEEP'], { fileType: limits({ nestingDepth: 2 }) }),
  several.failsWhen('a line is not JSON and a later one has a NUL', '‸x\n{"a":"‸\0"}\n', ['INVALID_JSON', 'NUL_CHARACTER']),
];
