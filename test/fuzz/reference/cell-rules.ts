import { Refusal } from './opinion';
import { cellCheckOf } from '../../../content/cells/cell-grammar';
import type { CheckedFileType } from '../../../src/contract/file-type-spec';
import type { Table } from '../../content/generated/generated-document';

/** What is a value of a type is compared with Spark itself, cell by cell: here it is only about which cells are asked. */
export function checkCells({ records }: Table, { schema, onCastFailure }: CheckedFileType): void {
  if (schema === undefined || onCastFailure !== 'fail') return;
  const checks = schema.map(({ type }) => cellCheckOf(type));
  for (const record of records) {
    record.forEach((cell, column) => {
      if (cell !== null && checks[column]?.(cell) === false) throw new Refusal('a cell is no value of its type');
    });
  }
}
