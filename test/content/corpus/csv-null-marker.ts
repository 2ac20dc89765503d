import { classOfCases, columns } from './class-of-cases';
import type { CorpusCase } from './corpus-case';

const { accepts, failsWhen } = classOfCases('csv: a null marker', { format: 'csv', dialect: { nullMarker: 'NULL' } });
const hive = classOfCases('csv: the null marker of Hive', { format: 'csv', dialect: { nullMarker: '\\N', delimiter: '\t' } });

export const CSV_NULL_MARKER_CASES: CorpusCase[] = [
  accepts('reads the marker as null', 'a,b\nNULL,1\n2,NULL\n', [[null, '1'], ['2', null]]),
  accepts('reads the quoted marker as null', 'a,b\n"NULL",1\n', [[null, '1']]),
  accepts('reads an empty field as null too, but not a quoted one', 'a,b\n,""\n', [[null, '']]),
  accepts('reads what is written differently from the marker as data', 'a,b\nnull, NULL\nNULL ,NULLS\n"""NULL""",NUL\n', [['null', ' NULL'], ['NULL ', 'NULLS'], ['"NULL"', 'NUL']]),
  accepts('reads the marker in the header as a name', 'NULL,b\n1,2\n', [['1', '2']], { columns: [{ name: 'NULL', type: 'string' }, { name: 'b', type: 'string' }] }),
  accepts('reads a cell of a declared type as null', 'id\nNULL\n"NULL"\n1\n', [[null], [null], ['1']], {}, { fileType: { schema: columns({ id: 'int' }) } }),
  accepts('reads a hyphen as null, but not before a number', 'a\n-\n-1\n', [[null], ['-1']], {}, { fileType: { dialect: { nullMarker: '-' } } }),
  accepts('reads a marker of several words as null', 'a,b\nnot available,1\n', [[null, '1']], {}, { fileType: { dialect: { nullMarker: 'not available' } } }),
  accepts('reads a marker that is not ASCII as null', 'a,b\n∅,1\n', [[null, '1']], {}, { fileType: { dialect: { nullMarker: '∅' } } }),
  failsWhen('a cell of a declared type is the marker in another case', 'id\n‸Null\n', 'CAST_FAILED', { fileType: { schema: columns({ id: 'int' }) } }),
  failsWhen('the marker is a row of too few fields', 'a,b\n‸NULL\n', 'RAGGED_ROW'),
  failsWhen('two columns are named like the marker', 'NULL,‸null\n1,2\n', 'DUPLICATE_COLUMN'),

  hive.accepts('reads the marker as null', 'a\tb\n\\N\tx\n"\\N"\t\\n\n', [[null, 'x'], [null, '\\n']]),
  hive.accepts('reads a row of markers', 'a\tb\n\\N\t\\N\n', [[null, null]]),
];
