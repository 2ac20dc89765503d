import { classOfCases, columns, limits } from './class-of-cases';
import type { CorpusCase } from './corpus-case';
import { DEFAULT_CONTENT_LIMITS, LIMITS } from '../../../src/contract/limits';

const records = classOfCases('csv: size of records', { format: 'csv', ...limits({ recordBytes: 9 }) });
const fields = classOfCases('csv: size of fields', { format: 'csv', ...limits({ fieldBytes: 5 }) });
const counts = classOfCases('csv: number of columns', { format: 'csv' });
const defaults = classOfCases('csv: sizes that every file type has', { format: 'csv' });

const names = (count: number) => Array.from({ length: count }, (_, index) => `c${index}`).join();
const { recordBytes, fieldBytes } = DEFAULT_CONTENT_LIMITS;

export const CSV_LIMIT_CASES: CorpusCase[] = [
  records.accepts('reads records of the maximum size', 'a,b\n1234,5678\n"12","56"\n', [['1234', '5678'], ['12', '56']], { widestRecordBytes: 9 }),
  records.accepts('counts no line break', 'a,b\r\n1234,5678\r\n', [['1234', '5678']], { widestRecordBytes: 9 }),
  records.accepts('counts the header', 'aaaa,bbbb\n1,2\n', [['1', '2']], { widestRecordBytes: 9 }),
  records.accepts('reads a last record without a line break', 'a,b\n1234,5678', [['1234', '5678']]),
  records.failsWhen('a record has one byte too many', 'a,b\n‸1234,56789\n', 'RECORD_TOO_LARGE', { example: true }),
  records.failsWhen('the last record has one byte too many', 'a,b\n‸1234,56789', 'RECORD_TOO_LARGE'),
  records.failsWhen('the header has one byte too many', '‸aaaa,bbbbb\n1,2\n', 'RECORD_TOO_LARGE'),
  records.failsWhen('a quoted field continues over more than a record', 'a,b\n1,2\n‸1,"x\ny\nz\n\n\n', 'RECORD_TOO_LARGE'),
  records.failsWhen('characters of several bytes make a record too large', 'a,b\n‸éé,ééé\n', 'RECORD_TOO_LARGE'),
  records.failsWhen('a record is too large before its fields are too many', 'a,b\n‸1,2,3,4,5,6\n', 'RECORD_TOO_LARGE'),
  records.failsWhen('a record has a problem, and is too large only after it', 'a,b\n1‸",2345678901234567890\n', 'BARE_QUOTE'),
  records.failsWhen('a record is too large before its problem', 'a,b\n‸1234,5678901234"\n', 'RECORD_TOO_LARGE'),

  fields.accepts('reads fields of the maximum size', 'a,b\n12345,"123"\n', [['12345', '123']]),
  fields.accepts('reads names of the maximum size', 'aaaaa,b\n1,2\n', [['1', '2']]),
  fields.failsWhen('a field has one byte too many', 'a,b\n1,‸123456\n', 'FIELD_TOO_LARGE', { example: true }),
  fields.failsWhen('a field has one byte too many with its quotes', 'a,b\n‸"1234",2\n', 'FIELD_TOO_LARGE'),
  fields.failsWhen('a field has one byte too many with its doubled quotes', 'a,b\n‸"""12",2\n', 'FIELD_TOO_LARGE'),
  fields.failsWhen('the last field has one byte too many', 'a,b\n1,‸123456', 'FIELD_TOO_LARGE'),
  fields.failsWhen('a name has one byte more than a field may have', 'a,‸bbbbbb\n1,2\n', 'FIELD_TOO_LARGE'),
  fields.failsWhen('characters of several bytes make a field too large', 'a,b\n1,‸ééé\n', 'FIELD_TOO_LARGE'),
  fields.failsWhen('a field is too large because it is never closed', 'a,b\n1,‸"x\ny,z\n', 'FIELD_TOO_LARGE'),
  fields.failsWhen('a field is too large in a record that is too large only after it', 'a,b\n‸12345678,2,3\n', 'FIELD_TOO_LARGE', { fileType: limits({ recordBytes: 9, fieldBytes: 5 }) }),
  fields.failsWhen('a field makes its record too large before it ends', 'a,b\n‸1,xxxxxxxxxxxxxxxxxxxxxx\n', 'RECORD_TOO_LARGE', { fileType: limits({ recordBytes: 9, fieldBytes: 5 }) }),
  fields.failsWhen('a quoted field makes its record too large before it ends', 'a,b\n‸1,"xxxxxxxxxxxxxxxxxxxx"\n', 'RECORD_TOO_LARGE', { fileType: limits({ recordBytes: 9, fieldBytes: 5 }) }),
  fields.failsWhen('a field that is left out is too large', 'a,x\n1,‸123456\n', 'FIELD_TOO_LARGE', { fileType: { schema: columns({ a: 'string' }), schemaMatch: 'allowExtra' } }),

  counts.accepts('reads the maximum number of columns', () => `${names(LIMITS.columns)}\n${','.repeat(LIMITS.columns - 1)}\n`, [Array<null>(LIMITS.columns).fill(null)], { fields: LIMITS.columns }),
  counts.failsWhen('a column has the name of one that is far before it', () => `${names(5000)},‸C0\n`, 'DUPLICATE_COLUMN'),
  counts.failsWhen('the header has one column too many', () => `${names(LIMITS.columns)},‸x\n`, 'TOO_MANY_COLUMNS', { example: true }),

  defaults.accepts('reads a field of the maximum size', () => `a\n${'x'.repeat(fieldBytes)}\n1\n`, [['x'.repeat(fieldBytes)], ['1']], { widestRecordBytes: fieldBytes }),
  defaults.failsWhen('a record has one byte too many', () => `a,b\n‸${'x'.repeat(recordBytes / 2)},${'y'.repeat(recordBytes / 2)}\n`, 'RECORD_TOO_LARGE'),
  defaults.failsWhen('a quote is never closed in a large file', () => `a,b\n1,2\n‸1,"2\n${'1,2\n'.repeat(recordBytes / 4)}`, 'RECORD_TOO_LARGE'),
  defaults.accepts('requires multi-line mode if the header is after the first of Spark\'s splits', () => `${'\n'.repeat(1024 * 1024 + 1)}a\n1\n`, [['1']], { needsMultiLine: true }),
  defaults.accepts('allows line mode if the header is inside the first of Spark\'s splits', () => `${'\n'.repeat(1024 * 1024)}a\n1\n`, [['1']], { needsMultiLine: false }),
];
