import { Refusal } from './opinion';
import type { CheckedFileType } from '../../../src/contract/file-type-spec';

/** No parser knows of these: they are what Parquet, Athena and Spark's settings allow, and the column that the pipeline adds. */
export function checkNames(names: readonly string[], { processingDate, schema }: CheckedFileType): void {
  const folded = names.map((name) => name.toLowerCase());
  if (new Set(folded).size < names.length) throw new Refusal('two columns have one name');
  if (names.some((name) => name === '' || name.length > 1024 || name.includes('\0'))) throw new Refusal('invalid column name');
  // Others are left out.
  const kept = names.filter((name) => schema?.some((column) => column.name === name) !== false);
  if (kept.some((name) => name.includes('${'))) throw new Refusal('invalid column name');
  if (processingDate && kept.some((name) => name.toLowerCase() === 'processing_date')) throw new Refusal('reserved column name');
}

/** Of the file's names: the place of each of the schema's columns. Without a schema, all of them. */
export function matchSchema(names: readonly string[], { schema, schemaMatch }: CheckedFileType): number[] {
  if (schema === undefined) return names.map((_name, place) => place);
  const wanted = schema.map(({ name }) => name);
  const isSame = names.length === wanted.length && names.every((name, place) => schemaMatch !== 'exact' || wanted[place] === name);
  const places = wanted.map((name) => names.indexOf(name));
  if (places.includes(-1) || (schemaMatch !== 'allowExtra' && !isSame)) throw new Refusal('not the columns of the schema');
  return places;
}
