import * as fs from 'node:fs';
import { UsageError } from './command-line';
import { checkColumnNames } from './option-values';
import { cellTypeProblem } from '../src/contract/cell-types';
import type { ColumnSpec } from '../src/contract/file-type-spec';

/**
 * Reads the columns of a schema file.
 *
 * @throws UsageError
 */
export function readSchema(file: string, processingDate: boolean): ColumnSpec[] {
  let columns: unknown;
  try {
    columns = JSON.parse(fs.readFileSync(file, 'utf8').replace(/^\ufeff/, ''));
  } catch (error) {
    throw new UsageError(`the schema ${file} cannot be read: ${(error as Error).message}`);
  }
  if (!Array.isArray(columns) || columns.length === 0 || !columns.every(isColumn)) {
    throw new UsageError(`the schema ${file} is not an array of columns: write [{ "name": "id", "type": "bigint" }, ...]`);
  }
  checkColumnNames(`the schema ${file}`, columns.map(({ name }) => name), processingDate);
  for (const { name, type } of columns) {
    const problem = cellTypeProblem(type);
    if (problem !== undefined) throw new UsageError(`the column "${name}" of the schema ${file} has the type ${type}: ${problem}`);
  }
  return columns.map(({ name, type }) => ({ name, type }));
}

function isColumn(value: unknown): value is ColumnSpec {
  const { name, type } = (value ?? {}) as Partial<ColumnSpec>;
  return typeof name === 'string' && typeof type === 'string';
}
