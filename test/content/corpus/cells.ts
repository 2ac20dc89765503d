import { classOfCases, columns } from './class-of-cases';
import type { CorpusCase } from './corpus-case';

interface Cells {
  readonly accepted: string[];
  readonly rejected: string[];
}

/** Texts that are values of each type, or are not, by the grammar of glue-assets/file_pipeline/grammar.py. */
const CELLS: Readonly<Record<string, Cells>> = {
  'boolean': { accepted: ['true', 'FALSE', 'True'], rejected: ['t', 'yes', '1', ' true', 'true ', ''] },
  'tinyint': { accepted: ['127', '-128', '+5', '007', '-0'], rejected: ['128', '-129', '1.0', '1e2', '0x1', ''] },
  'smallint': { accepted: ['32767', '-32768', '00000000012'], rejected: ['32768', '-32769', '1_000', '--1'] },
  'int': { accepted: ['2147483647', '-2147483648', '+0'], rejected: ['2147483648', '-2147483649', '1 000', '1,000', '1d', '１'] },
  'bigint': { accepted: ['9223372036854775807', '-9223372036854775808', '0'.repeat(40)], rejected: ['9223372036854775808', '-9223372036854775809', '+', '1L'] },
  'float': { accepted: ['3.4e38', '-1.', '.5', '1E-60', '+7'], rejected: ['3.5e38', 'NaN', '1f', '.'] },
  'double': { accepted: ['1.7976931348623157e308', '-0.0', '5.', '.5e-3', '1e-400'], rejected: ['1e309', 'Infinity', '1d', '1,5', 'e5', '0x1p3', '1e', '-'] },
  'decimal(5,2)': { accepted: ['123.45', '-999.99', '1.500', '1.5E+2', '0E-7', '+.5', '007.1'], rejected: ['1234.5', '1.234', '1e-3', '1e3', '.', '1 ', 'NaN'] },
  'decimal(38,0)': { accepted: ['9'.repeat(38), '1.000', '1e37'], rejected: ['1' + '0'.repeat(38), '0.1', '1e38'] },
  'decimal(3,3)': { accepted: ['.123', '0.5', '000.999', '-0.001', '0'], rejected: ['1', '1.0', '0.1234', '-1e0'] },
  'date': { accepted: ['2024-02-29', '0001-01-01', '9999-12-31'], rejected: ['2023-02-29', '0000-01-01', '2024-1-1', '2024-13-01', '24-01-01', '10000-01-01', '2024-01-01 ', '2024/01/01'] },
  'timestamp': {
    accepted: ['2024-01-01', '2024-01-01 00:00', '2024-01-01T23:59:59', '2024-01-01 12:00:00.123456', '2024-01-01T12:00:00.1000000Z', '2024-01-01T12:00:00+18:00', '2024-01-01 12:00:00-0330', '2024-01-01T12:00:00+02'],
    rejected: ['10:30', '2024-01-01T24:00:00', '2024-01-01 12:60:00', '2024-01-01T12:00:60', '2024-01-01 12', '2024-01-01T12:00Z', '2024-01-01 12:00:00.1234567', '2024-01-01T12:00:00+18:01', '2024-01-01T12:00:00 UTC', '2024-02-30 00:00'],
  },
};

/** Encloses a cell in quotes, so that a comma in it does not separate cells. */
const quoted = (cell: string) => `"${cell}"`;

function casesOf([type, { accepted, rejected }]: [string, Cells]): CorpusCase[] {
  const schema = columns({ id: 'string', a: type });
  const csv = classOfCases(`csv: cells of ${type}`, { format: 'csv', schema });
  const json = classOfCases(`json: cells of ${type}`, { format: 'json', schema });
  const jsonLines = classOfCases(`jsonLines: cells of ${type}`, { format: 'jsonLines', schema });
  const records = accepted.map((cell) => ['x', cell]);
  const objects = accepted.map((cell) => `{"id":"x","a":${quoted(cell)}}`);
  return [
    csv.accepts('reads every way to write a value', `id,a\n${accepted.map((cell) => `x,${cell}\n`).join('')}`, records, { columns: schema }),
    csv.accepts('reads every way to write a value in quotes', `id,a\r\n${accepted.map((cell) => `x,${quoted(cell)}\r\n`).join('')}`, records),
    json.accepts('reads every way to write a value in a string', `[${objects.join()}]`, records, { columns: schema }),
    jsonLines.accepts('reads every way to write a value in a string', objects.join('\n'), records, { columns: schema }),
    ...rejected.map((cell) => csv.failsWhen(`a cell is "${cell}"`, `id,a\nx,${accepted[0]}\ny,‸${quoted(cell)}\n`, 'CAST_FAILED')),
    ...rejected.slice(0, 2).map((cell) => json.failsWhen(`a value is "${cell}"`, `[{"id":"x","a":‸${quoted(cell)}}]`, 'CAST_FAILED')),
    ...rejected.slice(2, 4).map((cell) => jsonLines.failsWhen(`a value is "${cell}"`, `{"a":"${accepted[0]}"}\n{"a":‸${quoted(cell)}}\n`, 'CAST_FAILED')),
  ];
}

export const CELL_CASES: CorpusCase[] = Object.entries(CELLS).flatMap(casesOf);
