import { Token } from 'aws-cdk-lib';
import type { Column } from 'aws-cdk-lib/aws-glue';
import { cellTypeProblem } from '../contract/cell-types';
import { columnNamesProblem } from '../contract/column-rules';
import type { ColumnSpec } from '../contract/file-type-spec';

/** Returns the columns of a schema as the handlers read them. */
export function renderSchema(fileType: string, columns: Column[], processingDate: boolean): ColumnSpec[] {
  checkColumnNames(fileType, columns.map(({ name }) => name), processingDate);
  for (const column of columns) checkType(fileType, column);
  return columns.map(({ name, type }) => ({ name, type: type.inputString }));
}

/** Throws an error if a column cannot have one of the names. */
export function checkColumnNames(fileType: string, names: readonly string[], processingDate: boolean): void {
  const problem = columnNamesProblem(names, processingDate, isKnown);
  if (problem !== undefined) throw new Error(`file type "${fileType}": ${problem}`);
}

/** Returns false for a value that is not known until deployment. */
export function isKnown(value: string): boolean {
  return !Token.isUnresolved(value);
}

function checkType(fileType: string, { name, type }: Column): void {
  if (type?.inputString === undefined) {
    throw new Error(`file type "${fileType}": the column "${name}" has the type ${JSON.stringify(type)}: use a type of glue.Schema, such as Schema.INTEGER`);
  }
  const problem = isKnown(type.inputString) ? cellTypeProblem(type.inputString) : undefined;
  if (problem !== undefined) {
    throw new Error(`file type "${fileType}": the column "${name}" has the type ${type.inputString}, which the text of a cell cannot be cast to: ${problem}`);
  }
}
