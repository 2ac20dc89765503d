import { classOfCases, columns, strings } from './class-of-cases';
import type { CorpusCase } from './corpus-case';
import { LIMITS } from '../../../src/contract/limits';

const names = classOfCases('csv: names of columns', { format: 'csv' });
const lines = classOfCases('csv: blank and invisible lines', { format: 'csv' });
const ends = classOfCases('csv: line breaks', { format: 'csv' });

const longest = 'x'.repeat(LIMITS.columnNameCharacters);

const quotes = classOfCases('csv: quotes', { format: 'csv' });
export const CSV_COLUMN_CASES: CorpusCase[] = [
  names.accepts('reads a name of the maximum length', `${longest}\n1\n`, [['1']], { columns: strings(longest) }),
  names.accepts('counts the characters of a name, not its bytes', `${'é'.repeat(LIMITS.columnNameCharacters)}\n1\n`, [['1']]),
  names.accepts('keeps a dollar sign and braces', '$,{x},$x\n1,2,3\n', [['1', '2', '3']], { columns: strings('$', '{x}', '$x') }),
  names.accepts('keeps spaces around a name', ' a , b\n1,2\n', [['1', '2']], { columns: strings(' a ', ' b') }),
  names.accepts('distinguishes a name from one with a space', 'a,a \n1,2\n', [['1', '2']], { columns: strings('a', 'a ') }),
  names.accepts('reads a header of numbers', '1,2.0,-3\n4,5,6\n', [['4', '5', '6']], { columns: strings('1', '2.0', '-3') }),
  names.accepts('reads names that SQL would need quotes for', 'select,a.b,`,"a""b"\n1,2,3,4\n', [['1', '2', '3', '4']], { columns: strings('select', 'a.b', '`', 'a"b') }),
  names.failsWhen('a name is too long in quotes', `a,‸"${longest}x"\n1,2\n`, 'INVALID_COLUMN_NAME'),
  names.failsWhen('a quoted name is one that Spark would replace', 'a,‸"x${y"\n1,2\n', 'INVALID_COLUMN_NAME', { example: true }),
  names.failsWhen('a quoted name is like an unquoted one', 'a,‸"a"\n1,2\n', 'DUPLICATE_COLUMN'),
  names.failsWhen('two names differ in the case of letters that are not ASCII', 'É,‸é\n1,2\n', 'DUPLICATE_COLUMN', { excerpt: 'É,é' }),
  names.failsWhen('a third column has the name of the first', 'id,name,‸ID\n1,x,2\n', 'DUPLICATE_COLUMN', { example: true }),
  names.failsWhen('the only column has the name of the column that the pipeline adds', '‸processing_date\n1\n', 'RESERVED_COLUMN', { example: true, excerpt: 'processing_date' }),
  names.failsWhen('a name has a NUL', 'a,b‸\0\n1,2\n', 'NUL_CHARACTER', { example: true }),

  quotes.accepts('reads a file of quoted fields only', '"a","b"\n"1","2"\n', [['1', '2']], { needsMultiLine: false }),
  quotes.accepts('reads fields of doubled quotes only', 'a,b\n"""",""""""""\n', [['"', '"""']]),
  quotes.accepts('reads a quoted field that is the whole file', '"a\n""b"', [], { columns: strings('a\n"b') }, { fileType: { allowEmpty: true } }),
  quotes.failsWhen('a quote is inside an unquoted field, for inches', 'item,size\nnail,5‸" long\n', 'BARE_QUOTE', { example: true }),
  quotes.failsWhen('a quote inside quotes is not doubled', 'a,b\n"say "‸hi"",1\n', 'BARE_QUOTE', { excerpt: '"say "h' }),
  quotes.failsWhen('a quoted field is closed twice, so it is never closed', 'a,b\n‸"x"",1\n', 'UNTERMINATED_QUOTE'),
  quotes.failsWhen('a quote is never closed', 'item,note\n1,‸"two\n3,four\n', 'UNTERMINATED_QUOTE', { example: true }),
  quotes.failsWhen('a quote that is opened in the header is never closed', 'a,‸"b\n1,2\n', 'UNTERMINATED_QUOTE'),
  quotes.failsWhen('a tab follows a quoted field', 'a,b\n"x"‸\t,1\n', 'BARE_QUOTE'),
  quotes.failsWhen('typographic quotes hold a comma', 'a,b\n‸“x,y”,1\n', 'RAGGED_ROW'),

  lines.accepts('skips many lines without a byte', `a,b\n${'\n'.repeat(100)}1,2\n`, [['1', '2']], { needsMultiLine: false }),
  lines.accepts('reads a space as a row of a single column', 'a\n \n', [[' ']], { needsMultiLine: true }),
  lines.accepts('reads an empty quoted field as a row of a single column', 'a\n""\n', [['']], { needsMultiLine: false }),
  lines.accepts('reads a row of commas', 'a,b,c\n,,\n', [[null, null, null]], { needsMultiLine: false }),
  lines.accepts('reads a row of controls and spaces as data', 'a,b\n\u0001,\u001f\n', [['\u0001', '\u001f']], { needsMultiLine: false }),
  lines.accepts('reads a vertical tab and a form feed as data', 'a\n\u000b\n\u000c\n', [['\u000b'], ['\u000c']], { needsMultiLine: true }),
  lines.accepts('reads a byte order mark inside quotes at the start of a row', 'a,b\n"\ufeff",1\n', [['\ufeff', '1']], { needsMultiLine: false }),
  lines.failsWhen('a line of a space is a row of too few fields', 'a,b\n1,2\n‸ \n', 'RAGGED_ROW'),
  lines.failsWhen('a line of an empty quoted field is a row of too few fields', 'a,b\n‸""\n1,2\n', 'RAGGED_ROW'),
  lines.failsWhen('only blank lines follow the header', 'a,b\n\n\n', 'EMPTY', { example: true }),
  lines.failsWhen('a line of a space comes before the header, and is one', ' \n‸a,b\n‸1,2\n', ['RAGGED_ROW', 'RAGGED_ROW']),

  ends.accepts('reads a last row that ends in CRLF', 'a,b\r\n1,2\r\n', [['1', '2']], { lineEnding: 'CRLF' }),
  ends.accepts('reads the LF of the header as the line ending of a file without another line break', 'a\n1', [['1']], { lineEnding: 'LF' }),
  ends.accepts('reads the CRLF of the header as the line ending of a file without another line break', 'a\r\n1', [['1']], { lineEnding: 'CRLF' }),
  ends.accepts('reads a lone CR and a lone LF inside quotes', 'a,b\n"\r","\n"\n', [['\r', '\n']], { lineEnding: 'LF', needsMultiLine: true }),
  ends.accepts('reads CRLF inside quotes in a file of LF', 'a\n"x\r\ny"\n', [['x\r\ny']], { lineEnding: 'LF', needsMultiLine: true }),
  ends.accepts('reads LF inside quotes in a file of CRLF', 'a\r\n"x\ny"\r\n', [['x\ny']], { lineEnding: 'CRLF', needsMultiLine: true }),
  ends.accepts('reads a header in CRLF and rows in LF', 'a,b\r\n1,2\n3,4\n', [['1', '2'], ['3', '4']], { needsMultiLine: false }),
  ends.failsWhen('two carriage returns end a row', 'a,b\n1,2‸\r\r\n', 'LONE_CARRIAGE_RETURN'),
  ends.failsWhen('rows end in a carriage return only', 'a,b‸\r1,2\r3,4\r', 'LONE_CARRIAGE_RETURN', { example: true }),
  ends.failsWhen('a line begins with a lone carriage return', 'a\n‸\r1\n', 'LONE_CARRIAGE_RETURN'),
  ends.failsWhen('a carriage return follows a quoted field', 'a,b\n1,"2"‸\r3,4\n', 'LONE_CARRIAGE_RETURN'),
  ends.failsWhen('rows of another ending follow one with a line break inside quotes', 'a\n"x\ny"\n‸z\r\n', 'MIXED_LINE_ENDINGS', { example: true }),
  ends.failsWhen('a row of a space follows a mix of LF and CRLF', 'a\r\n1\n‸ \n', 'MIXED_LINE_ENDINGS'),
  ends.failsWhen('the last row has a line break inside quotes after a mix of LF and CRLF', 'a\r\n1\n‸"\n"', 'MIXED_LINE_ENDINGS'),
  ends.failsWhen('a row has one field less than the header', 'id,name,price\n1,x,2.50\n‸2,y\n', 'RAGGED_ROW', { example: true }),
  ends.failsWhen('a row is ragged among rows of both endings', 'a,b\r\n1,2\n‸3\r\n4,5\n', 'RAGGED_ROW'),
  ends.failsWhen('a schema is declared and the header ends in a carriage return', 'a‸\r1\n', 'LONE_CARRIAGE_RETURN', { fileType: { schema: columns({ a: 'string' }) } }),
];
