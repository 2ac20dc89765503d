import { ReferenceRejection } from './reference-result';
import { cellCheckOf } from '../../../content/cells/cell-grammar';
import type { CheckedFileType } from '../../../src/contract/file-type-spec';
import type { Table } from '../../content/generated/generated-document';

/** Checks names by rules that no parser has: what Parquet, Athena and Spark's settings allow, and the column that the pipeline adds. */
export function checkNames(names: readonly string[], { processingDate, schema }: CheckedFileType): void {
  const folded = names.map((name) => name.toLowerCase());
  if (new Set(folded).size < names.length) throw new ReferenceRejection('two columns have the same name');
  if (names.some((name) => name === '' || name.length > 1024 || name.includes('\0'))) throw new ReferenceRejection('invalid column name');
  // The other columns are left out.
  const kept = names.filter((name) => schema?.some((column) => column.name === name) !== false);
  if (kept.some((name) => name.includes('${'))) throw new ReferenceRejection('invalid column name');
  if (processingDate && kept.some((name) => name.toLowerCase() === 'processing_date')) throw new ReferenceRejection('reserved column name');
}

/** Returns the place of each column of the schema among the names of the file, or all places if there is no schema. */
export function matchSchema(names: readonly string[], { schema, schemaMatch }: CheckedFileType): number[] {
  if (schema === undefined) return names.map((_name, place) => place);
  const wanted = schema.map(({ name }) => name);
  const isSame = names.length === wanted.length && names.every((name, place) => schemaMatch !== 'exact' || wanted[place] === name);
  const places = wanted.map((name) => names.indexOf(name));
  if (places.includes(-1) || (schemaMatch !== 'allowExtra' && !isSame)) throw new ReferenceRejection('not the columns of the schema');
  return places;
}

/** Rejects mixed line endings in a file that Spark must read as one piece. It reads mixed endings only line by line, and then splits cells and drops rows. */
export function checkRowEnds(text: string, quote: string): void {
  const mark = `\\u{${quote.codePointAt(0)!.toString(16)}}`;
  let isBroken = false;
  const unquoted = text.replace(new RegExp(`${mark}(?:[^${mark}]|${mark}${mark})*${mark}`, 'gu'), (field) => {
    isBroken ||= /[\r\n]/.test(field);
    return 'x';
  });
  const lines = unquoted.split(/\r?\n/).filter((line) => line !== '');
  const needsMultiLine = isBroken || lines.some((line) => line.startsWith('\ufeff') || /^[\u0001- ]*$/.test(line));
  const isMixed = /\r\n/.test(unquoted) && /(?<!\r)\n/.test(unquoted);
  if (isMixed && needsMultiLine) throw new ReferenceRejection('mixed line endings');
}

/** Checks the cells of declared types. It uses our own grammar, which is compared with Spark elsewhere: here only the choice of the cells is compared. */
export function checkCells({ records }: Table, { schema, onCastFailure }: CheckedFileType): void {
  if (schema === undefined || onCastFailure !== 'fail') return;
  const checks = schema.map(({ type }) => cellCheckOf(type));
  for (const record of records) {
    record.forEach((cell, column) => {
      if (cell !== null && checks[column]?.(cell) === false) throw new ReferenceRejection('a cell is not a value of its type');
    });
  }
}
