import { classOfCases, columns } from './class-of-cases';
import type { CorpusCase } from './corpus-case';

const SCHEMA = columns({ id: 'bigint', name: 'string', price: 'decimal(10,2)' });
const exact = classOfCases('csv: schema, exact', { format: 'csv', schema: SCHEMA });
const anyOrder = classOfCases('csv: schema, any order', { format: 'csv', schema: SCHEMA, schemaMatch: 'anyOrder' });
const allowExtra = classOfCases('csv: schema, extra columns', { format: 'csv', schema: SCHEMA, schemaMatch: 'allowExtra' });

export const CSV_SCHEMA_CASES: CorpusCase[] = [
  exact.accepts('reads the columns of the schema', 'id,name,price\n1,x,2.50\n', [['1', 'x', '2.50']], { columns: SCHEMA, fields: 3 }),
  exact.accepts('reads quoted names', '"id","name","price"\n1,x,2.50\n', [['1', 'x', '2.50']]),
  exact.accepts('reads the names after a byte order mark', '\ufeffid,name,price\n1,x,2\n', [['1', 'x', '2']], { byteOrderMark: true }),
  exact.accepts('reads a header without rows if empty files are allowed', 'id,name,price\n', [], { columns: SCHEMA }, { fileType: { allowEmpty: true } }),
  exact.failsWhen('a name differs in case', 'id,‸Name,price\n1,x,2\n', 'SCHEMA_MISMATCH'),
  exact.failsWhen('a name has a space around it', 'id,‸ name,price\n1,x,2\n', 'SCHEMA_MISMATCH'),
  exact.failsWhen('columns are swapped', '‸name,id,price\nx,1,2\n', 'SCHEMA_MISMATCH', { example: true, excerpt: 'name,' }),
  exact.failsWhen('a column comes before those of the schema', '‸no,id,name,price\n1,1,x,2\n', 'SCHEMA_MISMATCH'),
  exact.failsWhen('a column follows those of the schema', 'id,name,price,‸x\n1,x,2,3\n', 'SCHEMA_MISMATCH'),
  exact.failsWhen('the last column is missing', 'id,name‸\n1,x\n', 'SCHEMA_MISMATCH'),
  exact.failsWhen('the first row is data', '‸1,x,2\n2,y,3\n', 'SCHEMA_MISMATCH'),

  anyOrder.accepts('reads the order of the schema', 'id,name,price\n1,x,2\n', [['1', 'x', '2']], { columns: SCHEMA, fields: 3, positions: undefined }),
  anyOrder.accepts('reads another order', 'price,id,name\n2.5,1,x\n3.5,2,\n', [['1', 'x', '2.5'], ['2', null, '3.5']], { columns: SCHEMA, fields: 3, positions: [1, 2, 0] }),
  anyOrder.accepts('reads quoted fields of another order', '"name","price","id"\n"a,b","1","2"\n', [['2', 'a,b', '1']], { positions: [2, 0, 1] }),
  anyOrder.failsWhen('a column is missing', 'price,id‸\n2,1\n', 'SCHEMA_MISMATCH'),
  anyOrder.failsWhen('a column is not in the schema', 'price,‸x,id,name\n2,0,1,x\n', 'SCHEMA_MISMATCH'),
  anyOrder.failsWhen('a name differs in case', 'price,‸ID,name\n2,1,x\n', 'SCHEMA_MISMATCH'),
  anyOrder.failsWhen('a column occurs twice', 'id,name,‸id\n1,x,1\n', 'DUPLICATE_COLUMN'),
  anyOrder.failsWhen('a cell is not a value of the type of its column', 'price,id,name\n2,1,x\n3,‸x,2\n', 'CAST_FAILED'),
  anyOrder.failsWhen('a row has too few fields', 'price,id,name\n‸2,1\n', 'RAGGED_ROW'),

  allowExtra.accepts('reads the columns of the schema alone', 'id,name,price\n1,x,2\n', [['1', 'x', '2']], { columns: SCHEMA, fields: 3, positions: undefined }),
  allowExtra.accepts('leaves out a last column', 'id,name,price,x\n1,n,2,9\n', [['1', 'n', '2']], { columns: SCHEMA, fields: 4, positions: [0, 1, 2] }),
  allowExtra.accepts('leaves out columns between and before', 'x,price,y,id,z,name\n8,2,7,1,6,n\n', [['1', 'n', '2']], { columns: SCHEMA, fields: 6, positions: [3, 5, 1] }),
  allowExtra.accepts('leaves out columns without a name', ',id,name,price,\n8,1,n,2,7\n', [['1', 'n', '2']], { fields: 5, positions: [1, 2, 3] }),
  allowExtra.accepts('does not check values in a column that is left out', 'id,x,name,price\n1,"a\nb",n,2\n', [['1', 'n', '2']], { needsMultiLine: true, positions: [0, 2, 3] }),
  allowExtra.accepts('leaves out columns that cannot be in the output', 'id,processing_date,name,${x},price\n1,8,n,9,2\n', [['1', 'n', '2']], { fields: 5, positions: [0, 2, 4] }),
  allowExtra.failsWhen('a column is missing', 'id,name,x‸\n1,n,2\n', 'SCHEMA_MISMATCH'),
  allowExtra.failsWhen('a column that is left out differs from another in case only', 'id,‸ID,name,price\n1,1,n,2\n', 'DUPLICATE_COLUMN'),
  allowExtra.failsWhen('two columns that are left out have the same name', 'x,id,name,price,‸x\n1,1,n,2,1\n', 'DUPLICATE_COLUMN'),
  allowExtra.failsWhen('the name of a column that is left out is too long', `id,‸${'x'.repeat(1025)},name,price\n1,1,n,2\n`, 'INVALID_COLUMN_NAME'),
  allowExtra.failsWhen('a row has the fields of the schema only', 'id,name,price,x\n‸1,n,2\n', 'RAGGED_ROW'),
  allowExtra.failsWhen('a cell after a column that is left out is not a value of its type', 'x,id,name,price\n9,‸x,n,2\n', 'CAST_FAILED'),
];
