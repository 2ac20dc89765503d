import { type Member, recordsOf } from './json-members';
import { checkCells, checkNames } from './pipeline-rules';
import { ReferenceRejection } from './reference-result';
import { decode } from './text';
import type { ColumnSpec, JsonFileType, SchemaMatchMode } from '../../../src/contract/file-type-spec';
import type { Table } from '../../content/generated/generated-document';

/** Reads a JSON array or JSON Lines with JSON.parse, and applies the rules that it does not have. */
export function readJson(content: Uint8Array, fileType: JsonFileType): Table {
  const text = decode(content, fileType.dialect.encoding);
  const records = fileType.format === 'json' ? recordsOfArray(text) : recordsOfLines(text);
  const names = [...new Set(records.flat().map(([name]) => name))];
  const { schema, schemaMatch } = fileType;
  if (schema === undefined) checkNames(names, fileType);
  else rejectOthers(names.filter((name) => !schema.some((column) => column.name === name)), schema, schemaMatch);
  const columns = schema ? schema.map(({ name }) => name) : names;
  if (records.length === 0 && !fileType.allowEmpty) throw new ReferenceRejection('empty');
  // Parquet needs a column.
  if (columns.length === 0) throw new ReferenceRejection('no columns');
  const table = { columns, records: records.map((members) => columns.map((name) => new Map(members).get(name) ?? null)) };
  checkCells(table, fileType);
  return table;
}

function rejectOthers(others: readonly string[], schema: readonly ColumnSpec[], schemaMatch: SchemaMatchMode): void {
  if (schemaMatch !== 'allowExtra' && others.length > 0) throw new ReferenceRejection('a key is not in the schema');
  const folded = new Set(schema.map(({ name }) => name.toLowerCase()));
  if (others.some((name) => folded.has(name.toLowerCase()))) throw new ReferenceRejection('a key is in the schema in another case');
}

function recordsOfArray(text: string): Member[][] {
  const value = parse(text);
  if (!Array.isArray(value) || !value.every(isObject)) throw new ReferenceRejection('not an array of objects');
  return recordsOf(text);
}

function recordsOfLines(text: string): Member[][] {
  // JSON.parse reads it as whitespace, but Spark ends a line there.
  if (/\r(?!\n)/.test(text)) throw new ReferenceRejection('carriage return that ends no line');
  const lines = text.split(/\r?\n/).filter((line) => !/^[ \t]*$/.test(line));
  return lines.flatMap((line) => {
    if (!isObject(parse(line))) throw new ReferenceRejection('not an object');
    return recordsOf(line);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ReferenceRejection('JSON.parse');
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
