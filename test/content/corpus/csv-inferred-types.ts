import { classOfCases, columns } from './class-of-cases';
import type { CorpusCase } from './corpus-case';

const { accepts, failsWhen } = classOfCases('csv: inferred types', { format: 'csv', inferTypes: true });

interface Column {
  readonly name: string;
  readonly cells: string[];
  readonly type: string;
}

/** Columns and their inferred types. A number that is not written as in JSON would change if it were stored as a number. */
const COLUMNS: Column[] = [
  { name: 'infers boolean from true and false', cells: ['true', 'false'], type: 'boolean' },
  { name: 'infers string from booleans in another case', cells: ['true', 'False'], type: 'string' },
  { name: 'infers string from booleans next to numbers', cells: ['true', '1'], type: 'string' },
  { name: 'infers bigint from integers of 64 bits', cells: ['9223372036854775807', '-9223372036854775808', '0'], type: 'bigint' },
  { name: 'infers bigint from quoted integers', cells: ['"1"', '2'], type: 'bigint' },
  { name: 'infers string from an integer of more than 64 bits that no double equals', cells: ['9223372036854775809'], type: 'string' },
  { name: 'infers double from an integer of more than 64 bits that a double equals', cells: ['10000000000000000000', '1'], type: 'double' },
  { name: 'infers string from leading zeros', cells: ['00123', '7'], type: 'string' },
  { name: 'infers string from a plus', cells: ['+1'], type: 'string' },
  { name: 'infers string from spaces next to a number', cells: [' 1', '2'], type: 'string' },
  { name: 'infers string from a tab after a number', cells: ['1\t'], type: 'string' },
  { name: 'infers double from fractions and exponents', cells: ['1.5', '-2e-3', '1E2', '4'], type: 'double' },
  { name: 'infers double from a negative zero', cells: ['-0', '1'], type: 'double' },
  { name: 'infers string from more digits than a double has', cells: ['0.1', '0.1234567890123456789'], type: 'string' },
  { name: 'infers string from a number beyond the range of double', cells: ['1e400'], type: 'string' },
  { name: 'infers string from a number with nothing after its point', cells: ['1.'], type: 'string' },
  { name: 'infers string from a number with nothing before its point', cells: ['.5'], type: 'string' },
  { name: 'infers string from a number of more digits than any type has', cells: ['9'.repeat(1001)], type: 'string' },
  { name: 'infers string from a fraction of a million digits, at once', cells: [`1.${'0'.repeat(1_000_000)}1`], type: 'string' },
  { name: 'infers string from NaN', cells: ['NaN', '1'], type: 'string' },
  { name: 'infers string from hexadecimal numbers', cells: ['0x10'], type: 'string' },
  { name: 'infers string from dates', cells: ['2024-01-01'], type: 'string' },
  { name: 'infers string from an empty quoted cell among numbers', cells: ['1', '""'], type: 'string' },
  { name: 'infers string from words', cells: ['1', 'x'], type: 'string' },
];

const text = (cell: string) => cell.replaceAll('"', '');

export const CSV_INFERRED_TYPE_CASES: CorpusCase[] = [
  ...COLUMNS.map(({ name, cells, type }) => accepts(name, `k,a\n${cells.map((cell) => `x,${cell}\n`).join('')}`, cells.map((cell) => ['x', text(cell)]), {
    columns: columns({ k: 'string', a: type }),
  })),
  accepts('does not check null cells', 'a,b\n1,\n,true\n', [['1', null], [null, 'true']], { columns: columns({ a: 'bigint', b: 'boolean' }) }),
  accepts('infers string from a column of null cells', 'a,b\n,1\n,2\n', [[null, '1'], [null, '2']], { columns: columns({ a: 'string', b: 'bigint' }) }),
  accepts('infers string from columns without rows', 'a,b\n', [], { columns: columns({ a: 'string', b: 'string' }) }, { fileType: { allowEmpty: true } }),
  accepts('reads the null marker as no value', 'a\n1\n-\n"-"\n', [['1'], [null], [null]], { columns: columns({ a: 'bigint' }) }, { fileType: { dialect: { nullMarker: '-' } } }),
  accepts('infers the types of a file without a header', '1,true\n2,false\n', [['1', 'true'], ['2', 'false']], { columns: columns({ id: 'bigint', flag: 'boolean' }) },
    { fileType: { dialect: { header: false, columnNames: ['id', 'flag'] } } }),
  accepts('infers strings from line breaks inside quotes', 'a,b\n"1\n",2\n', [['1\n', '2']], { columns: columns({ a: 'string', b: 'bigint' }), needsMultiLine: true }),
  accepts('infers each column by itself', 'a,b,c,d\n1,1.5,true,x\n2,2,false,1\n', [['1', '1.5', 'true', 'x'], ['2', '2', 'false', '1']],
    { columns: columns({ a: 'bigint', b: 'double', c: 'boolean', d: 'string' }) }),
  failsWhen('a row is ragged', 'a,b\n1,2\n‸3\n', 'RAGGED_ROW'),
  failsWhen('two columns have the same name', 'a,‸A\n1,2\n', 'DUPLICATE_COLUMN'),
];
