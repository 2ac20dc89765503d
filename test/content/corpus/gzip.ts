import { constants, crc32, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { classOfCases, columns, strings } from './class-of-cases';
import { casesOf, type CorpusCase } from './corpus-case';
import { LIMITS } from '../../../src/contract/limits';

const GZIP = { dialect: { compression: 'gzip' } } as const;
const gzip = (bytes: Buffer) => gzipSync(bytes);
const compressed = { compress: gzip };
const csv = classOfCases('csv: gzip', { format: 'csv', ...GZIP });
const json = classOfCases('json: gzip', { format: 'json', ...GZIP });
const jsonLines = classOfCases('jsonLines: gzip', { format: 'jsonLines', ...GZIP });
const encoded = classOfCases('csv: gzip of other encodings', { format: 'csv', ...GZIP });
const damaged = casesOf({ format: 'csv', ...GZIP }, 'csv: damaged gzip');
const damagedJson = casesOf({ format: 'json', ...GZIP }, 'json: damaged gzip');
const damagedJsonLines = casesOf({ format: 'jsonLines', ...GZIP }, 'jsonLines: damaged gzip');

const CSV = 'a,b\n1,2\n3,4\n';
const whole = gzipSync(CSV);

function withByte(bytes: Buffer, at: number, byte: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[at] = byte;
  return changed;
}

/** Returns the bytes with one byte changed. @param fromEnd 8 changes the checksum, 4 changes the length */
function withChangedByte(bytes: Buffer, fromEnd: number): Buffer {
  return withByte(bytes, bytes.length - fromEnd, 255 - bytes[bytes.length - fromEnd]);
}

/** Returns a member whose header has an extra field, a name, a comment and a checksum: RFC 1952, section 2.3. */
function withFullHeader(text: string): Buffer {
  const member = gzipSync(text);
  const header = Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0b11110, 0, 0, 0, 0, 0, 3, 4, 0]), Buffer.from('more'), Buffer.from('orders.csv\0of today\0')]);
  const checksum = Buffer.alloc(2);
  checksum.writeUInt16LE(crc32(header) % 0x10000);
  return Buffer.concat([header, checksum, member.subarray(10)]);
}

/** Returns compressed text followed by a block of the type that RFC 1951, section 3.2.3, reserves as an error. */
function withBadBlock(text: string): Buffer {
  const block = deflateRawSync(text, { finishFlush: constants.Z_SYNC_FLUSH });
  return Buffer.concat([gzipSync(text).subarray(0, 10), block, Buffer.from([0b111])]);
}

const row = `1,${'0'.repeat(1021)}\n`;
const bombRows = Math.ceil(LIMITS.decompressionRatioFromBytes / row.length) + 1;
const zeros = `{"a":"${'0'.repeat(1024)}"}`;
const bombRecords = Math.ceil(LIMITS.decompressionRatioFromBytes / (zeros.length + 1)) + 1;
const bomb = (format: 'csv' | 'json' | 'jsonLines', text: string): CorpusCase => ({
  ...casesOf({ format, ...GZIP }, `${format}: gzip of far more text`).failsWhen('the text is more than 200 times larger than the file', gzipSync(text, { level: 9 }), 'DECOMPRESSION_BOMB', []),
  large: true,
});

export const GZIP_CASES: CorpusCase[] = [
  csv.accepts('reads the text', CSV, [['1', '2'], ['3', '4']], { columns: strings('a', 'b'), bytes: 12, lineEnding: 'LF' }, compressed),
  csv.accepts('drops a byte order mark of the text', `\ufeff${CSV}`, [['1', '2'], ['3', '4']], { byteOrderMark: true, bytes: 15 }, compressed),
  csv.accepts('reads text that is stored without compression', CSV, [['1', '2'], ['3', '4']], {}, { compress: (bytes) => gzipSync(bytes, { level: 0 }) }),
  csv.accepts('reads members that follow each other', CSV, [['1', '2'], ['3', '4']], { bytes: 12 }, { compress: (bytes) => Buffer.concat([gzip(bytes.subarray(0, 6)), gzip(bytes.subarray(6))]) }),
  csv.accepts('reads members that cut a character in two', 'a\né\n', [['é']], {}, { compress: (bytes) => Buffer.concat([gzip(bytes.subarray(0, 3)), gzip(bytes.subarray(3))]) }),
  csv.accepts('reads a member without text among others', CSV, [['1', '2'], ['3', '4']], {}, { compress: (bytes) => Buffer.concat([gzip(Buffer.alloc(0)), gzip(bytes), gzip(Buffer.alloc(0))]) }),
  csv.accepts('reads a header with every field', CSV, [['1', '2'], ['3', '4']], {}, { compress: (bytes) => withFullHeader(bytes.toString()) }),
  csv.accepts('reads a header only if empty files are allowed', 'a\n', [], {}, { ...compressed, fileType: { allowEmpty: true } }),
  csv.failsWhen('the text is empty', '', 'EMPTY', compressed),
  csv.failsWhen('a row of the text is ragged', 'a,b\n1,2\n‸3\n', 'RAGGED_ROW', { ...compressed, excerpt: '3' }),
  csv.failsWhen('a row is ragged in the second member', 'a,b\n1,2\n‸3\n', 'RAGGED_ROW', { compress: (bytes) => Buffer.concat([gzip(bytes.subarray(0, 7)), gzip(bytes.subarray(7))]) }),
  csv.failsWhen('a quote is never closed in the text', 'a,b\n1,‸"2\n', 'UNTERMINATED_QUOTE', compressed),
  csv.failsWhen('a NUL is in the text', 'a\n1\n‸\0\n', 'NUL_CHARACTER', compressed),
  csv.failsWhen('a cell of the text is not a value of its type', 'a\n‸x\n', 'CAST_FAILED', { ...compressed, fileType: { schema: columns({ a: 'int' }) } }),
  csv.failsWhen('the text is gzip again', '\u001f‸\u008b', 'INVALID_ENCODING', { encode: (text) => (text === '\u001f' ? Buffer.from(text) : whole), compress: gzip }),
  encoded.accepts('reads ISO-8859-1', 'a\nü\n', [['ü']], { bytes: 4 }, { encode: (text) => Buffer.from(text, 'latin1'), compress: gzip, fileType: { dialect: { encoding: 'ISO-8859-1' } } }),
  encoded.accepts('reads UTF-16', '\ufeffa\nü\n', [['ü']], { bytes: 10, byteOrderMark: true }, { encode: (text) => Buffer.from(text, 'utf16le'), compress: gzip, fileType: { dialect: { encoding: 'UTF-16' } } }),
  encoded.failsWhen('a row of UTF-16 is ragged', '\ufeffa,é\n‸ü\n', 'RAGGED_ROW', { encode: (text) => Buffer.from(text, 'utf16le'), compress: gzip, fileType: { dialect: { encoding: 'UTF-16' } } }),
  json.accepts('reads the text', '[{"a":1},{"a":2}]', [['1'], ['2']], { columns: columns({ a: 'bigint' }), bytes: 17 }, compressed),
  json.accepts('reads members that cut a record in two', '[{"a":1},{"a":2}]', [['1'], ['2']], {}, { compress: (bytes) => Buffer.concat([gzip(bytes.subarray(0, 5)), gzip(bytes.subarray(5))]) }),
  json.failsWhen('the text is not JSON', '[{"a":1}‸{"a":2}]', 'INVALID_JSON', compressed),
  json.failsWhen('the text is an empty array', '[]', 'EMPTY', compressed),
  jsonLines.accepts('reads the text', '{"a":1}\n{"a":2}\n', [['1'], ['2']], { bytes: 16 }, compressed),
  jsonLines.accepts('reads a member for each line', '{"a":1}\n{"a":2}\n', [['1'], ['2']], {}, { compress: (bytes) => Buffer.concat([gzip(bytes.subarray(0, 8)), gzip(bytes.subarray(8))]) }),
  jsonLines.failsWhen('two lines of the text are not objects', '{"a":1}\n‸5\n‸[]\n', ['NOT_AN_OBJECT', 'NOT_AN_OBJECT'], compressed),
  jsonLines.failsWhen('the text is empty', '', 'EMPTY', compressed),

  { ...damaged.failsWhen('the file is text', CSV, 'INVALID_GZIP', []), example: true },
  damaged.failsWhen('the file has 0 bytes', '', 'INVALID_GZIP', []),
  damaged.failsWhen('the file is text of one byte', 'a', 'INVALID_GZIP', []),
  damaged.failsWhen('the file has the zlib format', deflateSync(CSV), 'INVALID_GZIP', []),
  damaged.failsWhen('the file is cut off in its header', whole.subarray(0, 5), 'INVALID_GZIP', []),
  damaged.failsWhen('the file is cut off after its header', whole.subarray(0, 10), 'INVALID_GZIP', []),
  damaged.failsWhen('the file is cut off in its text', whole.subarray(0, 14), 'INVALID_GZIP', []),
  damaged.failsWhen('the file is cut off in its checksum', whole.subarray(0, -6), 'INVALID_GZIP', []),
  damaged.failsWhen('the file is cut off in its length', whole.subarray(0, -1), 'INVALID_GZIP', []),
  damaged.failsWhen('the checksum is wrong', withChangedByte(whole, 8), 'INVALID_GZIP', []),
  damaged.failsWhen('the length is wrong', withChangedByte(whole, 4), 'INVALID_GZIP', []),
  damaged.failsWhen('the compression method is unknown', withByte(whole, 2, 7), 'INVALID_GZIP', []),
  damaged.failsWhen('a flag of the header is reserved', withByte(whole, 3, 0x20), 'INVALID_GZIP', []),
  damaged.failsWhen('the type of a block is invalid', withByte(whole, 10, 0x07), 'INVALID_GZIP', []),
  damaged.failsWhen('text follows', Buffer.concat([whole, Buffer.from('5,6\n')]), 'INVALID_GZIP', []),
  damaged.failsWhen('a byte follows', Buffer.concat([whole, Buffer.from([0x1f])]), 'INVALID_GZIP', []),
  damaged.failsWhen('a second member is cut off', Buffer.concat([whole, whole.subarray(0, 15)]), 'INVALID_GZIP', []),
  damaged.failsWhen('a second member has a wrong checksum', Buffer.concat([whole, withChangedByte(whole, 8)]), 'INVALID_GZIP', []),
  damaged.failsWhen('a block after the text is invalid', withBadBlock(CSV), 'INVALID_GZIP', []),
  damaged.failsWhen('a row is ragged just before an invalid block', withBadBlock('a,b\n1\n'), 'INVALID_GZIP', []),
  damaged.failsWhen('a row is ragged just before the checksum, which is wrong', withChangedByte(gzipSync('a,b\n1\n'), 8), 'INVALID_GZIP', []),
  damaged.failsWhen('a quote is in a field before the file is cut off', gzipSync('a,b\n1",2\n').subarray(0, -6), 'BARE_QUOTE', [2, 2, 5]),
  damaged.failsWhen('a row is ragged before the file is cut off', gzipSync('a,b\n1\n').subarray(0, -6), 'RAGGED_ROW', [2, 1, 4], {}, [['INVALID_GZIP']]),
  damagedJson.failsWhen('the file is text', '[{"a":1}]', 'INVALID_GZIP', []),
  damagedJson.failsWhen('the file is cut off', gzipSync('[{"a":1}]').subarray(0, -3), 'INVALID_GZIP', []),
  damagedJson.failsWhen('text follows', Buffer.concat([gzipSync('[{"a":1}]'), Buffer.from('\n')]), 'INVALID_GZIP', []),
  damagedJsonLines.failsWhen('the file is text', '{"a":1}\n', 'INVALID_GZIP', []),
  damagedJsonLines.failsWhen('the file is cut off', gzipSync('{"a":1}\n').subarray(0, -3), 'INVALID_GZIP', []),

  { ...bomb('csv', `a,b\n${row.repeat(bombRows)}`), example: true },
  bomb('json', `[${`${zeros},`.repeat(bombRecords)}${zeros}]`),
  bomb('jsonLines', `${zeros}\n`.repeat(bombRecords)),
];
