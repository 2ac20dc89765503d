import { classOfCases, columns } from './class-of-cases';
import type { CorpusCase } from './corpus-case';

const SCHEMA = columns({ id: 'int', day: 'date', note: 'string' });
const { accepts, failsWhen } = classOfCases('csv: which cells are checked', { format: 'csv', schema: SCHEMA });

export const CSV_CELL_CHECK_CASES: CorpusCase[] = [
  accepts('does not check strings', 'id,day,note\n1,2024-01-01,2023-02-29\n', [['1', '2024-01-01', '2023-02-29']]),
  accepts('does not check null cells', 'id,day,note\n,,\n', [[null, null, null]]),
  accepts('does not check any cell if invalid ones become null', 'id,day,note\nx,y,z\n', [['x', 'y', 'z']], {}, { fileType: { onCastFailure: 'null' } }),
  failsWhen('a cell is not a value of its type', 'id,day,note\n1,2024-01-01,a\n2,‸31.12.2024,b\n', 'CAST_FAILED', { example: true, excerpt: '2,31.12.2024,b' }),
  failsWhen('a quoted cell is not a value of its type', 'id,day,note\n‸"1.0",2024-01-01,a\n', 'CAST_FAILED'),
  failsWhen('a quoted cell is empty', 'id,day,note\n‸"",2024-01-01,a\n', 'CAST_FAILED'),
  failsWhen('a cell has a line break', 'id,day,note\n‸"1\n",2024-01-01,a\n', 'CAST_FAILED'),
  failsWhen('a cell has a doubled quote', 'id,day,note\n‸"1""",2024-01-01,a\n', 'CAST_FAILED'),
  failsWhen('a cell has spaces around its value', 'id,day,note\n‸ 1,2024-01-01,a\n', 'CAST_FAILED'),
  failsWhen('a cell of the last row, which has no line break, is invalid', 'id,day,note\n1,‸today,a', 'CAST_FAILED'),
  failsWhen('two cells of a row are invalid, and the first is reported', 'id,day,note\n‸x,y,a\n', 'CAST_FAILED'),
  failsWhen('characters of every length come before an invalid cell', 'id,day,note\n1,2024-01-01,é€😀\n2,‸é€😀,a\n', 'CAST_FAILED'),
  failsWhen('a row is ragged, and its cells are not checked', 'id,day,note\n‸x,y\n', 'RAGGED_ROW'),
];
