import { classOfCases, columns, limits, strings } from './class-of-cases';
import type { CorpusCase } from './corpus-case';

const { accepts, failsWhen } = classOfCases('csv: no header', { format: 'csv', dialect: { header: false, columnNames: ['id', 'name'] } });
const declared = classOfCases('csv: no header, but a schema', { format: 'csv', dialect: { header: false }, schema: columns({ id: 'int', name: 'string' }) });

export const CSV_WITHOUT_HEADER_CASES: CorpusCase[] = [
  accepts('reads the first row as data', '1,x\n2,y\n', [['1', 'x'], ['2', 'y']], { columns: strings('id', 'name'), fields: 2, needsMultiLine: false }),
  accepts('reads a row of the columns\' names as data', 'id,name\n', [['id', 'name']]),
  accepts('reads a single row without a line break', '1,x', [['1', 'x']], { lineEnding: 'LF' }),
  accepts('skips lines without a byte before the first row', '\r\n\r\n1,x\r\n', [['1', 'x']], { lineEnding: 'CRLF' }),
  accepts('drops a byte order mark before the first row', '\ufeff1,x\n', [['1', 'x']], { byteOrderMark: true }),
  accepts('reads a first row with line breaks inside quotes', '"1\n",x\n', [['1\n', 'x']], { needsMultiLine: true }),
  accepts('distinguishes an empty field from a quoted empty one', ',""\n', [[null, '']]),
  accepts('reads a name twice as data', 'x,x\n', [['x', 'x']]),
  accepts('reads a file of 0 bytes if empty files are allowed', '', [], { columns: strings('id', 'name') }, { fileType: { allowEmpty: true } }),
  accepts('reads a single column', 'x\n""\n', [['x'], ['']], {}, { fileType: { dialect: { columnNames: ['a'] } } }),
  accepts('keeps U+FEFF at the start of a later row', '1,x\n\ufeff2,y\n', [['1', 'x'], ['\ufeff2', 'y']], { needsMultiLine: true }),
  failsWhen('a byte order mark is repeated before the first row', '\ufeff‸\ufeff1,x\n', 'INVALID_ENCODING'),
  failsWhen('the file has 0 bytes', '', 'EMPTY'),
  failsWhen('the file is only blank lines', '\n\n', 'EMPTY'),
  failsWhen('the first row has too many fields', '‸1,x,y\n2,y\n', 'RAGGED_ROW'),
  failsWhen('the first row has too few fields', '‸1\n2,y\n', 'RAGGED_ROW'),
  failsWhen('a later row has too few fields', '1,x\n‸2\n', 'RAGGED_ROW'),
  failsWhen('the first field is never closed', '‸"1,x\n', 'UNTERMINATED_QUOTE'),
  failsWhen('a quote is inside the first field', '1‸",x\n', 'BARE_QUOTE'),
  failsWhen('the first row ends in a carriage return', '1,x‸\r2,y\n', 'LONE_CARRIAGE_RETURN'),
  failsWhen('the first row has a line break inside quotes and ends differently from the second', '1,"\n"\n‸2,y\r\n', 'MIXED_LINE_ENDINGS'),
  failsWhen('the first row is larger than a record may be', '‸1,xxxxxxx\n', 'RECORD_TOO_LARGE', { fileType: limits({ recordBytes: 8 }) }),

  declared.accepts('takes names and types from the schema', '1,x\n', [['1', 'x']], { columns: columns({ id: 'int', name: 'string' }), fields: 2 }),
  declared.failsWhen('a cell of the first row is not a value of its type', '‸id,name\n1,x\n', 'CAST_FAILED'),
  declared.failsWhen('a row has one field more than the schema has columns', '1,x\n‸2,y,z\n', 'RAGGED_ROW'),
  declared.failsWhen('the file has 0 bytes', '', 'EMPTY'),
];
