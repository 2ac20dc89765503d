import { readWithReference } from './reference/read-with-reference';
import { isRejected } from './reference/reference-result';
import { fileTypeOf, type PartialFileType } from '../content/support/verdict-of';

const CSV: PartialFileType = { format: 'csv' };
const MARKED: PartialFileType = { format: 'csv', dialect: { nullMarker: 'NULL', header: false, columnNames: ['a', 'b'] } };
const REORDERED: PartialFileType = { format: 'csv', schemaMatch: 'allowExtra', schema: [{ name: 'b', type: 'string' }, { name: 'a', type: 'string' }] };
const JSON_ARRAY: PartialFileType = { format: 'json' };
const JSON_LINES: PartialFileType = { format: 'jsonLines' };

const read = (fileType: PartialFileType, content: string | Buffer) => readWithReference(Buffer.from(content), fileTypeOf(fileType));

test.each([
  ['CSV', CSV, '\ufeffa,b\r\n\r\n1,""\r\n,"x""\ny"\r\n', ['a', 'b'], [['1', ''], [null, 'x"\ny']]],
  ['a null marker without a header', MARKED, 'NULL,"NULL"\n,""\n', ['a', 'b'], [[null, null], [null, '']]],
  ['columns in another order', REORDERED, 'x,a,b\n1,2,3\n', ['b', 'a'], [['3', '2']]],
  ['a JSON array', JSON_ARRAY, ' [ {"a": 1.10, "b":"\\u0041\\n"},\n{"b":[1 ,null], "c" : true} ]', ['a', 'b', 'c'], [['1.10', 'A\n', null], [null, '[1 ,null]', 'true']]],
  ['JSON Lines', JSON_LINES, '{"a":-0}\r\n \n{"a":null}', ['a'], [['-0'], [null]]],
])('the reference reads %s', (_name, fileType, content, columns, records) => {
  expect(read(fileType, content)).toEqual({ columns, records });
});

test.each([
  ['bytes that are not UTF-8', CSV, Buffer.from('a\n\xff\n', 'latin1')],
  ['a NUL', CSV, 'a\n\0\n'],
  ['a bare quote', CSV, 'a\nx"\n'],
  ['text after a quoted field', CSV, 'a\n"x"y\n'],
  ['a quote without an end', CSV, 'a\n"x\n'],
  ['a row that is too long', CSV, 'a\n1,2\n'],
  ['a row that is too short', MARKED, '1\n'],
  ['a lone carriage return', CSV, 'a\n1\r2\n'],
  ['mixed line endings and a row of spaces', CSV, 'a\r\n \n1\n'],
  ['a duplicate name', CSV, 'a,A\n1,2\n'],
  ['a second byte order mark', CSV, '\ufeff\ufeffa\n1\n'],
  ['a missing column', REORDERED, 'a\n1\n'],
  ['a file without rows', CSV, 'a\n'],
  ['text that is not JSON', JSON_ARRAY, '[{"a":01}]'],
  ['a duplicate key', JSON_ARRAY, '[{"a":{"b":1,"\\u0062":2}}]'],
  ['half a surrogate pair', JSON_ARRAY, '[{"a":"\\ud83d"}]'],
  ['too many levels', JSON_ARRAY, `[{"a":${'['.repeat(500)}${']'.repeat(500)}}]`],
  ['an element that is not an object', JSON_ARRAY, '[{"a":1},[]]'],
  ['a carriage return between lines', JSON_LINES, '{"a":1}\r{"a":2}\n'],
  ['two objects on a line', JSON_LINES, '{"a":1}{"a":2}\n'],
])('the reference rejects %s', (_name, fileType, content) => {
  expect(isRejected(read(fileType, content))).toBe(true);
});
