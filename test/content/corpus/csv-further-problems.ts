import { classOfCases, columns } from './class-of-cases';
import type { CorpusCase } from './corpus-case';
import { LIMITS } from '../../../src/contract/limits';

const { failsWhen } = classOfCases('csv: several problems', { format: 'csv' });
const TYPED = { schema: columns({ id: 'int', note: 'string' }) };

const MOST = 1 + LIMITS.furtherProblems;
const manyRagged = (count: number) => 'RAGGED_ROW '.repeat(count).trim().split(' ') as 'RAGGED_ROW'[];
const FILLER = 'filler,xxxxxxxxx\n';
const fillerRows = Math.ceil(LIMITS.furtherProblemsBytes / FILLER.length);

export const CSV_FURTHER_PROBLEM_CASES: CorpusCase[] = [
  failsWhen('two rows are ragged', 'a,b\n‸1\n2,3\n‸4,5,6\n', ['RAGGED_ROW', 'RAGGED_ROW']),
  failsWhen('a row is ragged and a later one has a bare quote, after which nothing is read', 'a,b\n‸1\n2,x‸"\n3\n', ['RAGGED_ROW', 'BARE_QUOTE']),
  failsWhen('a row is ragged and the file ends in a lone carriage return', 'a,b\n‸1\n2,3‸\r', ['RAGGED_ROW', 'LONE_CARRIAGE_RETURN']),
  failsWhen('a row is ragged and a quote is never closed', 'a,b\n‸1\n2,‸"3\n4\n', ['RAGGED_ROW', 'UNTERMINATED_QUOTE']),
  failsWhen('a row is ragged and a later byte is NUL', 'a,b\n‸1\n2,‸\0\n', ['RAGGED_ROW', 'NUL_CHARACTER']),
  failsWhen('a cell is invalid and a row is ragged', 'id,note\n‸x,y\n‸1\n', ['CAST_FAILED', 'RAGGED_ROW'], { fileType: TYPED }),
  failsWhen('one cell of each of three rows is invalid', 'id,note\n‸a,1\n‸b,2\n3,3\n‸c,4\n', ['CAST_FAILED', 'CAST_FAILED', 'CAST_FAILED'], { fileType: TYPED }),
  failsWhen('the only row is ragged, and it is not reported as empty', 'a,b\n‸1\n', 'RAGGED_ROW'),
  failsWhen('two columns have the same name, and the rows are not read', 'a,‸a\n1\n', 'DUPLICATE_COLUMN'),
  failsWhen('more rows are ragged than can be reported', `a,b\n${'‸1\n'.repeat(MOST)}${'2\n'.repeat(3)}`, manyRagged(MOST)),
  failsWhen('a row has a bare quote after more problems than can be reported', `a,b\n${'‸1\n'.repeat(MOST)}x"\n`, manyRagged(MOST)),
  failsWhen('another ragged row begins near the first', () => `a,b\n‸1\n${FILLER.repeat(fillerRows - 1)}‸2\n`, manyRagged(2)),
  failsWhen('another ragged row begins too far from the first', () => `a,b\n‸1\n${FILLER.repeat(fillerRows)}2\n`, 'RAGGED_ROW'),
];
