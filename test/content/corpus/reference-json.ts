import type { ColumnSpec } from '../../../src/contract/file-type-spec';

type Record = globalThis.Record<string, unknown>;

/** Reads the rows of a valid JSON text with JSON.parse. Numbers can differ from how they are written. */
export function readJson(text: string, format: 'json' | 'jsonLines', schema?: ColumnSpec[]): { names: string[]; rows: unknown[][] } {
  const records = format === 'json' ? JSON.parse(text) as Record[] : text.split('\n').filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Record);
  const names = schema?.map(({ name }) => name) ?? [...new Set(records.flatMap((record) => Object.keys(record)))];
  return { names, rows: records.map((record) => names.map((name) => (Object.hasOwn(record, name) ? record[name] : null))) };
}

/** Returns the value that JSON.parse reads from the text of a value in the output. @param like the value that JSON.parse read from the file */
export function parsedValue(text: string | null, like: unknown): unknown {
  return text === null || typeof like === 'string' ? text : JSON.parse(text);
}
