import { Token } from 'aws-cdk-lib';
import type { Column } from 'aws-cdk-lib/aws-glue';
import { decimalOf, isDecimal, SIMPLE_CELL_TYPES } from '../contract/cell-types';
import { columnNameProblem } from '../contract/column-rules';
import type { ColumnSpec } from '../contract/file-type-spec';
import { LIMITS } from '../contract/limits';

export function renderSchema(fileType: string, columns: Column[] | undefined, processingDate: boolean): ColumnSpec[] | undefined {
  if (columns === undefined) return undefined;
  if (columns.length === 0) {
    throw new Error(`the schema of file type "${fileType}" has no columns: leave it out, or name every column`);
  }
  if (columns.length > LIMITS.columns) {
    throw new Error(`the schema of file type "${fileType}" has ${columns.length} columns, at most ${LIMITS.columns} are possible: split the files`);
  }
  const seen = new Map<string, string>();
  for (const { name, type } of columns) {
    checkColumnName(fileType, name, processingDate, seen);
    if (type?.inputString === undefined) {
      throw new Error(`the column "${name}" of file type "${fileType}" has the type ${JSON.stringify(type)}: give one of glue.Schema, such as Schema.INTEGER`);
    }
    if (!Token.isUnresolved(type.inputString)) checkType(fileType, name, type.inputString);
  }
  return columns.map(({ name, type }) => ({ name, type: type.inputString }));
}

/** @param seen the names before, by what they are compared by */
export function checkColumnName(fileType: string, name: string, processingDate: boolean, seen: Map<string, string>): void {
  if (Token.isUnresolved(name)) return;
  const problem = columnNameProblem(name, processingDate, seen);
  if (problem !== undefined) throw new Error(`file type "${fileType}" has ${problem}`);
}

function checkType(fileType: string, column: string, type: string): void {
  if (SIMPLE_CELL_TYPES.includes(type)) return;
  const decimal = decimalOf(type);
  if (!decimal) {
    throw new Error(
      `the column "${column}" of file type "${fileType}" has the type ${type}, which no cell of a text file can be cast to: ` +
      `use one of ${SIMPLE_CELL_TYPES.join(', ')} or decimal(p,s)`);
  }
  if (!isDecimal(decimal)) {
    throw new Error(`the column "${column}" of file type "${fileType}" has the type ${type}: give a precision of 1 to 38 and a scale of at most the precision`);
  }
}
