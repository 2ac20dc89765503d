import { classOfCases, columns } from './class-of-cases';
import type { CorpusCase } from './corpus-case';
import { LIMITS } from '../../../src/contract/limits';

const SCHEMA = columns({ id: 'int', note: 'string' });
const csv = classOfCases('csv: how far cells are checked', { format: 'csv', schema: SCHEMA });
const json = classOfCases('json: how far values are checked', { format: 'json', schema: SCHEMA });
const jsonLines = classOfCases('jsonLines: how far values are checked', { format: 'jsonLines', schema: SCHEMA });

const ROW_BYTES = 64 * 1024;
/** The number of rows that, together with the start of a file, fill the part of it whose cells are checked. */
const ROWS = LIMITS.checkedCellsBytes / ROW_BYTES;

function rowOf(begin: string, end: string) {
  const note = 'x'.repeat(ROW_BYTES - begin.length - end.length);
  return { row: `${begin}${note}${end}`, records: Array.from({ length: ROWS }, () => ['1', note]) };
}

const HEADER = 'id,note\n';
const csvRow = rowOf('1,', '\n');
const element = rowOf('{"id":1,"note":"', '"},');
const line = rowOf('{"id":1,"note":"', '"}\n');

export const CHECKED_CELLS_END_CASES: CorpusCase[] = [
  csv.failsWhen('the last row that begins near enough to the start has an invalid cell', () => `${HEADER}${csvRow.row.repeat(ROWS - 1)}‸x,y\n`, 'CAST_FAILED'),
  csv.accepts('does not check a row that begins further away', () => `${HEADER}${csvRow.row.repeat(ROWS)}x,y\n`, [...csvRow.records, ['x', 'y']]),
  json.failsWhen('the last record that begins near enough to the start has an invalid value', () => `[${element.row.repeat(ROWS - 1)}{"id":‸"x"}]`, 'CAST_FAILED'),
  json.accepts('does not check a record that begins further away', () => `[${element.row.repeat(ROWS)}{"id":"x","note":"y"}]`, [...element.records, ['x', 'y']]),
  jsonLines.failsWhen('the last record that begins near enough to the start has an invalid value', () => `${line.row.repeat(ROWS - 1)}{"id":‸"x"}\n`, 'CAST_FAILED'),
  jsonLines.accepts('does not check a record that begins where checking ends', () => `${line.row.repeat(ROWS)}{"id":"x","note":"y"}\n`, [...line.records, ['x', 'y']]),
];
