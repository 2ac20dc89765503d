import { classOfCases, columns } from './class-of-cases';
import type { CorpusCase } from './corpus-case';

const { accepts, failsWhen } = classOfCases('csv: inferred types', { format: 'csv', inferTypes: true });

interface Column {
  readonly says: string;
  readonly cells: string[];
  readonly type: string;
}

/** The narrowest type that loses nothing: what is not written as JSON writes it would come out otherwise than it went in. */
const COLUMNS: Column[] = [
  { says: 'takes true and false for boolean', cells: ['true', 'false'], type: 'boolean' },
  { says: 'takes booleans in other letters for string', cells: ['true', 'False'], type: 'string' },
  { says: 'takes booleans beside numbers for string', cells: ['true', '1'], type: 'string' },
  { says: 'takes integers of 64 bits for bigint', cells: ['9223372036854775807', '-9223372036854775808', '0'], type: 'bigint' },
  { says: 'takes quoted integers for bigint', cells: ['"1"', '2'], type: 'bigint' },
  { says: 'takes an integer of more than 64 bits that no double equals for string', cells: ['9223372036854775809'], type: 'string' },
  { says: 'takes an integer of more than 64 bits that a double equals for double', cells: ['10000000000000000000', '1'], type: 'double' },
  { says: 'takes leading zeros for string', cells: ['00123', '7'], type: 'string' },
  { says: 'takes a plus for string', cells: ['+1'], type: 'string' },
  { says: 'takes spaces beside a number for string', cells: [' 1', '2'], type: 'string' },
  { says: 'takes a tab behind a number for string', cells: ['1\t'], type: 'string' },
  { says: 'takes fractions and exponents for double', cells: ['1.5', '-2e-3', '1E2', '4'], type: 'double' },
  { says: 'takes a negative zero for double', cells: ['-0', '1'], type: 'double' },
  { says: 'takes more digits than a double has for string', cells: ['0.1', '0.1234567890123456789'], type: 'string' },
  { says: 'takes a number beyond the range of double for string', cells: ['1e400'], type: 'string' },
  { says: 'takes a number with nothing behind its point for string', cells: ['1.'], type: 'string' },
  { says: 'takes a number with nothing before its point for string', cells: ['.5'], type: 'string' },
  { says: 'takes a number of more digits than any type has for string', cells: ['9'.repeat(1001)], type: 'string' },
  { says: 'takes a fraction of a million digits for string, at once', cells: [`1.${'0'.repeat(1_000_000)}1`], type: 'string' },
  { says: 'takes NaN for string', cells: ['NaN', '1'], type: 'string' },
  { says: 'takes hexadecimal numbers for string', cells: ['0x10'], type: 'string' },
  { says: 'takes dates for string', cells: ['2024-01-01'], type: 'string' },
  { says: 'takes an empty quoted cell among numbers for string', cells: ['1', '""'], type: 'string' },
  { says: 'takes words for string', cells: ['1', 'x'], type: 'string' },
];

const text = (cell: string) => cell.replaceAll('"', '');

export const CSV_INFERRED_TYPE_CASES: CorpusCase[] = [
  ...COLUMNS.map(({ says, cells, type }) => accepts(says, `k,a\n${cells.map((cell) => `x,${cell}\n`).join('')}`, cells.map((cell) => ['x', text(cell)]), {
    columns: columns({ k: 'string', a: type }),
  })),
  accepts('asks nothing of null cells', 'a,b\n1,\n,true\n', [['1', null], [null, 'true']], { columns: columns({ a: 'bigint', b: 'boolean' }) }),
  accepts('takes a column of null cells for string', 'a,b\n,1\n,2\n', [[null, '1'], [null, '2']], { columns: columns({ a: 'string', b: 'bigint' }) }),
  accepts('takes columns without rows for string', 'a,b\n', [], { columns: columns({ a: 'string', b: 'string' }) }, { fileType: { allowEmpty: true } }),
  accepts('takes the null marker for no value', 'a\n1\n-\n"-"\n', [['1'], [null], [null]], { columns: columns({ a: 'bigint' }) }, { fileType: { dialect: { nullMarker: '-' } } }),
  accepts('infers the types of a file without a header', '1,true\n2,false\n', [['1', 'true'], ['2', 'false']], { columns: columns({ id: 'bigint', flag: 'boolean' }) },
    { fileType: { dialect: { header: false, columnNames: ['id', 'flag'] } } }),
  accepts('infers strings from line breaks inside quotes', 'a,b\n"1\n",2\n', [['1\n', '2']], { columns: columns({ a: 'string', b: 'bigint' }), needsMultiLine: true }),
  accepts('infers each column by itself', 'a,b,c,d\n1,1.5,true,x\n2,2,false,1\n', [['1', '1.5', 'true', 'x'], ['2', '2', 'false', '1']],
    { columns: columns({ a: 'bigint', b: 'double', c: 'boolean', d: 'string' }) }),
  failsWhen('a row is ragged', 'a,b\n1,2\n‸3\n', 'RAGGED_ROW'),
  failsWhen('two columns have one name', 'a,‸A\n1,2\n', 'DUPLICATE_COLUMN'),
];
