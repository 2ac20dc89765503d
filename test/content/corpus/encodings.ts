import { classOfCases, columns, limits, strings } from './class-of-cases';
import { casesOf, type CorpusCase } from './corpus-case';
import { encodeWindows1252, WINDOWS_ONLY } from './windows-1252';
import type { EncodingName } from '../../../src/contract/dialect';
import type { ContentFormat } from '../../../src/contract/file-type-spec';

const latin1 = (text: string) => Buffer.from(text, 'latin1');
/** The characters of the bytes 0xA0 to 0xFF. */
const ISO_ONLY = String.fromCharCode(...Array.from({ length: 96 }, (_, index) => 0xa0 + index));
const utf16le = (text: string) => Buffer.from(text, 'utf16le');
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

const csvIn = (encoding: EncodingName) => classOfCases(`csv: ${encoding}`, { format: 'csv', dialect: { encoding } });
const iso = csvIn('ISO-8859-1');
const windows = csvIn('windows-1252');
const utf16 = csvIn('UTF-16');
const littleEndian = csvIn('UTF-16LE');
const bigEndian = csvIn('UTF-16BE');
const le = { encode: utf16le };
const be = { encode: utf16be };
const bytesIn = (encoding: EncodingName, format: ContentFormat = 'csv') => casesOf({ format, dialect: { encoding } }, `${format}: ${encoding}`);
const json = classOfCases('json: UTF-16', { format: 'json', dialect: { encoding: 'UTF-16' } });
const jsonLatin1 = classOfCases('json: ISO-8859-1', { format: 'json', dialect: { encoding: 'ISO-8859-1' } });
const jsonLines = classOfCases('jsonLines: UTF-16LE', { format: 'jsonLines', dialect: { encoding: 'UTF-16LE' } });
const jsonLinesWindows = classOfCases('jsonLines: windows-1252', { format: 'jsonLines', dialect: { encoding: 'windows-1252' } });

export const ENCODING_CASES: CorpusCase[] = [
  iso.accepts('reads bytes that are not UTF-8', 'Straße,b\nMünchen,ÿ\n', [['München', 'ÿ']], { columns: strings('Straße', 'b'), bytes: 19, widestRecordBytes: 11 }, { encode: latin1 }),
  iso.accepts('reads every letter', `a\n${ISO_ONLY}\n`, [[ISO_ONLY]], { bytes: 99 }, { encode: latin1 }),
  iso.failsWhen('the file is windows-1252', 'a\n5 ‸\u0080\n', 'INVALID_ENCODING', { encode: latin1 }),
  iso.failsWhen('a byte is the first that has no character', 'a\né‸\u0080\n', 'INVALID_ENCODING', { encode: latin1 }),
  iso.failsWhen('a byte is the last that has no character', 'a\né‸\u009f\n', 'INVALID_ENCODING', { encode: latin1 }),
  iso.failsWhen('the file is UTF-8 with a byte order mark', '‸ï»¿a,b\n1,2\n', 'INVALID_ENCODING', { encode: latin1 }),
  iso.failsWhen('a row is ragged after letters of one byte', 'ä,ö\nü,ß\n‸é\n', 'RAGGED_ROW', { encode: latin1, excerpt: 'é' }),
  iso.failsWhen('a quote follows letters of one byte', 'ä,ö\nüü‸",ß\n', 'BARE_QUOTE', { encode: latin1 }),
  iso.failsWhen('a NUL is in a field', 'ä\n1‸\0\n', 'NUL_CHARACTER', { encode: latin1 }),
  iso.failsWhen('two columns differ in case only', 'É,‸é\n1,2\n', 'DUPLICATE_COLUMN', { encode: latin1 }),
  iso.failsWhen('a record is too large in UTF-8, though not in the file', 'a,b\n‸ääää,ö\n', 'RECORD_TOO_LARGE', { encode: latin1, fileType: limits({ recordBytes: 10 }) }),
  iso.accepts('reads a record of the maximum size in UTF-8', 'a,b\nääää,\n', [['ääää', null]], { widestRecordBytes: 9 }, { encode: latin1, fileType: limits({ recordBytes: 9 }) }),

  windows.accepts('reads the characters that ISO-8859-1 does not have', 'a,b\n€,“™”\nŸ,œ\n', [['€', '“™”'], ['Ÿ', 'œ']], { bytes: 14 }, { encode: encodeWindows1252 }),
  windows.accepts('reads every character that ISO-8859-1 does not have', `a\n${WINDOWS_ONLY}\n`, [[WINDOWS_ONLY]], { bytes: 30 }, { encode: encodeWindows1252 }),
  windows.failsWhen('the file is UTF-8 with a byte order mark', '‸ï»¿a,b\n1,2\n', 'INVALID_ENCODING', { encode: latin1 }),
  windows.failsWhen('a row is ragged after characters of one byte', '€,b\n„“,1\n‸€€€\n', 'RAGGED_ROW', { encode: encodeWindows1252 }),
  ...[0x81, 0x8d, 0x8f, 0x90, 0x9d].map((byte) => bytesIn('windows-1252').failsWhen(
    `a byte is 0x${byte.toString(16)}, which has no character`, Buffer.from([0x61, 0x0a, 0x80, byte, 0x0a]), 'INVALID_ENCODING', [2, 2, 3])),

  utf16.accepts('reads what the byte order mark says is little-endian', '\ufeffa,é\n1,€😀\n', [['1', '€😀']], { columns: strings('a', 'é'), bytes: 22, byteOrderMark: true, widestRecordBytes: 9 }, le),
  utf16.accepts('reads what the byte order mark says is big-endian', '\ufeffa,é\r\n1,€😀\r\n', [['1', '€😀']], { lineEnding: 'CRLF', byteOrderMark: true }, be),
  utf16.failsWhen('a row is ragged', '\ufeffa,é\n€,😀\n‸1\n', 'RAGGED_ROW', le),
  utf16.failsWhen('a row is ragged in a big-endian file', '\ufeffa,é\n€,😀\n‸1\n', 'RAGGED_ROW', be),
  utf16.failsWhen('a quote follows characters of two and four bytes', '\ufeffa\n€😀‸"\n', 'BARE_QUOTE', { ...le, excerpt: '€😀"' }),
  utf16.failsWhen('a NUL is in a field', '\ufeffa\nx‸\0\n', 'NUL_CHARACTER', le),
  utf16.failsWhen('the file is only a byte order mark', '\ufeff', 'EMPTY', le),
  utf16.failsWhen('a quote is never closed', '\ufeffa\n‸"x\n', 'UNTERMINATED_QUOTE', be),
  utf16.failsWhen('half a surrogate pair is alone', '\ufeffa\nx‸\ud83dy\n', 'INVALID_ENCODING', le),
  utf16.failsWhen('the second half of a surrogate pair is alone', '\ufeffa\n€‸\ude00\n', 'INVALID_ENCODING', be),
  utf16.failsWhen('the file ends inside a surrogate pair', '\ufeffa\nx‸\ud83d', 'INVALID_ENCODING', le),
  bytesIn('UTF-16').failsWhen('the file ends inside a unit', Buffer.concat([utf16le('\ufeffa\nx'), Buffer.from([0x79])]), 'INVALID_ENCODING', [2, 2, 8]),
  bytesIn('UTF-16').failsWhen('the file has no byte order mark', utf16le('a\n1\n'), 'INVALID_ENCODING', [1, 1, 0]),
  bytesIn('UTF-16').failsWhen('the file is UTF-8', Buffer.from('a,b\n1,2\n'), 'INVALID_ENCODING', [1, 1, 0]),
  bytesIn('UTF-16').failsWhen('the file has 0 bytes', '', 'EMPTY', []),

  littleEndian.accepts('reads a file without a byte order mark', 'a,é\n1,2\n', [['1', '2']], { byteOrderMark: false, columns: strings('a', 'é') }, le),
  littleEndian.accepts('drops a byte order mark', '\ufeffa,b\n1,2\n', [['1', '2']], { byteOrderMark: true, columns: strings('a', 'b') }, le),
  littleEndian.failsWhen('the byte order mark is that of a big-endian file', '‸\ufeffa\n1\n', 'INVALID_ENCODING', be),
  littleEndian.failsWhen('two columns have the same name', 'a,é,‸É\n1,2,3\n', 'DUPLICATE_COLUMN', le),
  littleEndian.failsWhen('a cell is not a value of its type', 'é\n1\n‸é\n', 'CAST_FAILED', { ...le, fileType: { schema: columns({ é: 'int' }) } }),
  bigEndian.accepts('reads a file without a byte order mark', 'a,é\n1,2\n', [['1', '2']], { byteOrderMark: false, columns: strings('a', 'é') }, be),
  bigEndian.accepts('drops a byte order mark', '\ufeffa,b\n1,2\n', [['1', '2']], { byteOrderMark: true, columns: strings('a', 'b') }, be),
  bigEndian.failsWhen('the byte order mark is that of a little-endian file', '‸\ufeffa\n1\n', 'INVALID_ENCODING', le),
  bigEndian.failsWhen('a row is ragged', 'a,é\n‸😀\n', 'RAGGED_ROW', be),
  bigEndian.failsWhen('a surrogate pair is swapped', 'a\n‸\ude00\ud83d\n', 'INVALID_ENCODING', be),

  json.accepts('reads an array', '\ufeff[{"é":"€😀"}]', [['€😀']], { columns: strings('é'), byteOrderMark: true }, le),
  json.accepts('reads a big-endian array', '\ufeff[{"é":1}]', [['1']], { columns: columns({ é: 'bigint' }), byteOrderMark: true }, be),
  json.failsWhen('text is not JSON', '\ufeff[{"é":‸x}]', 'INVALID_JSON', { ...le, excerpt: '{"é":x' }),
  json.failsWhen('half a surrogate pair is in a string', '\ufeff[{"é":"‸\ud83d"}]', 'INVALID_ENCODING', le),
  jsonLatin1.accepts('reads bytes that are not UTF-8', '[{"ä":"ö"}]', [['ö']], { columns: strings('ä'), bytes: 11, widestRecordBytes: 11 }, { encode: latin1 }),
  jsonLatin1.failsWhen('a key occurs twice', '[{"ä":1,‸"ä":2}]', 'DUPLICATE_KEY', { encode: latin1 }),
  jsonLatin1.failsWhen('an element is not an object', '[{"ä":1},\n‸2]', 'NOT_AN_ARRAY_OF_OBJECTS', { encode: latin1 }),
  jsonLines.accepts('reads lines', '{"é":"😀"}\n{"é":"x"}\n', [['😀'], ['x']], { columns: strings('é') }, le),
  jsonLines.failsWhen('a line is not an object', '{"é":"😀"}\n‸5\n', 'NOT_AN_OBJECT', le),
  jsonLines.failsWhen('a line is not JSON', '{"é":"😀"}\n{"é":‸é}\n', 'INVALID_JSON', le),
  jsonLinesWindows.accepts('reads characters of one byte', '{"€":"™"}\n', [['™']], { columns: strings('€') }, { encode: encodeWindows1252 }),
  bytesIn('windows-1252', 'jsonLines').failsWhen('a byte has no character', Buffer.concat([encodeWindows1252('{"€":"'), Buffer.from([0x81]), Buffer.from('"}')]), 'INVALID_ENCODING', [1, 7, 6]),
];
