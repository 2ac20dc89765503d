import { casesOf, type CorpusCase } from './corpus-case';

const { accepts, failsWhen } = casesOf({ format: 'jsonLines' });

const SCHEMA = { schema: [{ name: 'id', type: 'bigint' }] };

export const JSON_LINES_CASES: CorpusCase[] = [
  accepts('reads an object on each line', '{"a":1}\n{"a":2,"b":"x"}\n', [['1', null], ['2', 'x']],
    { columns: [{ name: 'a', type: 'bigint' }, { name: 'b', type: 'string' }], lineEnding: 'LF', needsMultiLine: false, widestRecordBytes: 15, bytes: 24 }),
  accepts('reads lines that end in CRLF', '{"a":1}\r\n{"a":2}\r\n', [['1'], ['2']]),
  accepts('reads a mix of LF and CRLF', '{"a":1}\r\n{"a":2}\n{"a":3}', [['1'], ['2'], ['3']]),
  accepts('skips blank lines', '\n\r\n{"a":1}\n \t\n\n  {"a":2}\t \r\n \r\n', [['1'], ['2']]),
  accepts('drops a byte order mark', '\ufeff{"a":1}\n', [['1']], { byteOrderMark: true }),
  accepts('reads spaces and tabs between tokens', '{ "a"\t: [ 1 , 2 ] }\n', [['[ 1 , 2 ]']]),
  accepts('keeps other separators of lines as they are', '{"a":"\u2028\u0085"}\n', [['\u2028\u0085']]),
  accepts('reads a file without lines if a schema is declared and empty files are allowed', '\n', [], { columns: SCHEMA.schema }, { ...SCHEMA, allowEmpty: true }),

  failsWhen('the file has 0 bytes', '', 'EMPTY', []),
  failsWhen('the file is only blank lines', '\n \n\r\n', 'EMPTY', []),
  failsWhen('the file is empty and no schema is declared', '', 'EMPTY', [], { allowEmpty: true }),
  failsWhen('a line is an array', '{"a":1}\n[{"a":1}]\n', 'NOT_AN_OBJECT', [2, 1, 8]),
  failsWhen('a line is a scalar', '{"a":1}\n 5\n', 'NOT_AN_OBJECT', [2, 2, 9]),
  failsWhen('a line is null', 'null\n', 'NOT_AN_OBJECT', [1, 1, 0]),
  failsWhen('a line has two objects', '{"a":1}{"a":2}\n', 'NOT_AN_OBJECT', [1, 8, 7]),
  failsWhen('a line ends in a comma', '{"a":1},\n{"a":2}\n', 'INVALID_JSON', [1, 8, 7]),
  failsWhen('an object continues over the end of its line', '{"a":1,\n"b":2}\n', 'INVALID_JSON', [1, 8, 7], {}, [['NOT_AN_OBJECT', 2, 1, 8]]),
  failsWhen('an object continues over a CRLF', '{"a":1,\r\n"b":2}\r\n', 'INVALID_JSON', [1, 8, 7], {}, [['NOT_AN_OBJECT', 2, 1, 9]]),
  failsWhen('a nested value continues over the end of its line', '{"a":[1,\n2]}\n', 'INVALID_JSON', [1, 9, 8], {}, [['NOT_AN_OBJECT', 2, 1, 9]]),
  failsWhen('lines end in a carriage return', '{"a":1}\r{"a":2}\r', 'LONE_CARRIAGE_RETURN', [1, 8, 7]),
  failsWhen('a carriage return is inside an object', '{"a":\r1}\n', 'LONE_CARRIAGE_RETURN', [1, 6, 5]),
  failsWhen('a carriage return ends the file', '{"a":1}\r', 'LONE_CARRIAGE_RETURN', [1, 8, 7]),
  failsWhen('the last object is not closed', '{"a":1}\n{"a":', 'INVALID_JSON', [2, 6, 13]),
  failsWhen('a line is not JSON', '{"a":1}\nabc\n', 'INVALID_JSON', [2, 1, 8]),
  failsWhen('a second byte order mark begins a line', '{"a":1}\n\ufeff{"a":2}\n', 'INVALID_JSON', [2, 1, 8]),
  failsWhen('a record has a key twice', '{"a":1}\n{"a":1,"a":2}\n', 'DUPLICATE_KEY', [2, 8, 15]),
  failsWhen('two columns differ in case only', '{"a":1}\n{"b":1,"A":2}\n', 'DUPLICATE_COLUMN', [2, 8, 15]),
  failsWhen('a key is not in the schema', '{"id":1}\n{"ID":1}\n', 'SCHEMA_MISMATCH', [2, 2, 10], SCHEMA),
  failsWhen('a byte is not UTF-8', Buffer.concat([Buffer.from('{"a":1}\n{"b":"'), Buffer.from([0x80]), Buffer.from('"}')]), 'INVALID_ENCODING', [2, 7, 14]),
];
