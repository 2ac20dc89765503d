import { classOfCases, columns, strings } from './class-of-cases';
import type { CorpusCase } from './corpus-case';

const tabs = classOfCases('csv: tabs between fields', { format: 'csv', dialect: { delimiter: '\t' } });
const semicolons = classOfCases('csv: semicolons between fields', { format: 'csv', dialect: { delimiter: ';' } });
const others = classOfCases('csv: other delimiters', { format: 'csv' });
const apostrophes = classOfCases('csv: apostrophes as quotes', { format: 'csv', dialect: { quote: "'" } });
const otherQuotes = classOfCases('csv: other quotes', { format: 'csv' });

export const CSV_DIALECT_CASES: CorpusCase[] = [
  tabs.accepts('reads commas as data', 'a\tb\n1,2\t"3,4"\n', [['1,2', '3,4']], { columns: strings('a', 'b'), needsMultiLine: false }),
  tabs.accepts('distinguishes an empty field from a quoted empty one', 'a\tb\tc\n\t""\t\n', [[null, '', null]]),
  tabs.accepts('reads tabs inside quotes', 'a\tb\n"\t"\t"x\ty"\n', [['\t', 'x\ty']], { needsMultiLine: false }),
  tabs.accepts('keeps spaces next to a tab', 'a\tb\n x\ty \n', [[' x', 'y ']]),
  tabs.accepts('reads a row of tabs and spaces, which line mode would drop, as data', 'a\tb\n \t \n', [[' ', ' ']], { needsMultiLine: true }),
  tabs.failsWhen('a row has one tab less than the header', 'a\tb\n‸1\n2\t3\n', 'RAGGED_ROW'),
  tabs.failsWhen('a row has one tab more than the header', 'a\tb\n‸1\t2\t\n', 'RAGGED_ROW'),
  tabs.failsWhen('a quote is never closed', 'a\tb\n1\t‸"x\n2\ty\n', 'UNTERMINATED_QUOTE'),
  tabs.failsWhen('a quote is inside an unquoted field', 'a\tb\n1\t5‸" nail\n', 'BARE_QUOTE'),
  tabs.failsWhen('two columns have the same name', 'id\tx\t‸Id\n1\t2\t3\n', 'DUPLICATE_COLUMN'),
  tabs.failsWhen('a carriage return is in a field', 'a\tb\n1‸\r\t2\n', 'LONE_CARRIAGE_RETURN'),
  tabs.failsWhen('a NUL is in a field', 'a\tb\n1\t‸\0\n', 'NUL_CHARACTER'),
  tabs.failsWhen('a header has no rows', 'a\tb\n', 'EMPTY'),
  tabs.failsWhen('a mix of LF and CRLF has a line break inside quotes', 'a\tb\r\n‸1\t"x\ny"\n', 'MIXED_LINE_ENDINGS'),
  tabs.failsWhen('a column is not the one in the schema', 'id\t‸b\n1\t2\n', 'SCHEMA_MISMATCH', { fileType: { schema: columns({ id: 'string', a: 'string' }) } }),

  semicolons.accepts('reads decimal commas', 'price;unit\n1,50;EUR\n-0,5;"a;b"\n', [['1,50', 'EUR'], ['-0,5', 'a;b']]),
  semicolons.accepts('reads a single column of commas', 'a,b,c\n1,2\n,\n', [['1,2'], [',']], { columns: strings('a,b,c') }),
  semicolons.accepts('reads rows of empty fields', 'a;b;c\n;;\n;;""\n', [[null, null, null], [null, null, '']], { needsMultiLine: false }),
  semicolons.accepts('reads CRLF after a quoted field', '"a";"b"\r\n"1";"2"\r\n', [['1', '2']], { lineEnding: 'CRLF' }),
  semicolons.failsWhen('a file of commas has a semicolon in a row', 'a,b\n1,2\n‸1;2\n', 'RAGGED_ROW'),
  semicolons.failsWhen('a comma is next to a quoted field', 'a;b\n"1"‸,2\n', 'BARE_QUOTE'),
  semicolons.failsWhen('the last field is never closed', 'a;b\n1;‸"2;\n', 'UNTERMINATED_QUOTE'),
  semicolons.failsWhen('a carriage return ends the header', 'a;b‸\r1;2\n', 'LONE_CARRIAGE_RETURN'),

  others.accepts('reads pipes', 'a|b\n1,2|"3|4"\n', [['1,2', '3|4']], {}, { fileType: { dialect: { delimiter: '|' } } }),
  others.accepts('reads carets', 'a^b\n1^2\n', [['1', '2']], {}, { fileType: { dialect: { delimiter: '^' } } }),
  others.accepts('reads colons', 'a:b\n1:"12:30"\n', [['1', '12:30']], {}, { fileType: { dialect: { delimiter: ':' } } }),
  others.accepts('reads slashes', 'a/b\n1/"1/2"\n', [['1', '1/2']], {}, { fileType: { dialect: { delimiter: '/' } } }),
  others.accepts('reads tildes', 'a~b\n~\n', [[null, null]], {}, { fileType: { dialect: { delimiter: '~' } } }),
  others.failsWhen('the pipe of a row is missing', 'a|b\n‸1 2\n', 'RAGGED_ROW', { fileType: { dialect: { delimiter: '|' } } }),

  apostrophes.accepts('reads double quotes as data', 'a,b\n"1",2"\n', [['"1"', '2"']]),
  apostrophes.accepts('reads doubled apostrophes', "a,b\n'it''s','''x'''\n", [["it's", "'x'"]]),
  apostrophes.accepts('reads line breaks inside apostrophes', "a\n'x\ny'\n", [['x\ny']], { needsMultiLine: true }),
  apostrophes.failsWhen('an apostrophe is inside a word', "a,b\nit‸'s,1\n", 'BARE_QUOTE'),
  apostrophes.failsWhen('an apostrophe is never closed', "a,b\n1,‸'x\n", 'UNTERMINATED_QUOTE'),
  apostrophes.failsWhen('text follows an apostrophe', "a,b\n'x'‸s,1\n", 'BARE_QUOTE'),

  otherQuotes.accepts('reads pipes as quotes', 'a,b\n|x,y|,||||\n', [['x,y', '|']], {}, { fileType: { dialect: { quote: '|' } } }),
  otherQuotes.accepts('reads backquotes as quotes', 'a,b\n`x\n`,"\n', [['x\n', '"']], { needsMultiLine: true }, { fileType: { dialect: { quote: '`' } } }),
  otherQuotes.accepts('reads semicolons with apostrophes', "a;b\n';';x\n", [[';', 'x']], {}, { fileType: { dialect: { delimiter: ';', quote: "'" } } }),
  otherQuotes.failsWhen('a dollar sign is inside a field', 'a,b\n5‸$,1\n', 'BARE_QUOTE', { fileType: { dialect: { quote: '$' } } }),
];
