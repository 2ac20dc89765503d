import type { Style } from './style';
import { renderTable } from './table';
import type { ParquetRows } from '../pipeline/parquet-output';

const MOST_COLUMNS = 8;

/** Rows of a Parquet file, as many columns as fit. */
export function renderParquet({ columns, rows, scales = {} }: ParquetRows, style: Style): string[] {
  const shown = columns.slice(0, MOST_COLUMNS);
  const left = columns.length - shown.length;
  const table = renderTable(shown.map((title) => ({ title })), rows.map((row) => shown.map((column) => cellText(row[column], scales[column]))), style);
  return left > 0 ? [...table, `and ${left} more columns`] : table;
}

function cellText(value: unknown, scale?: number): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'number' && scale !== undefined) return value.toFixed(scale);
  if (value instanceof Date) return value.toISOString().replace('T00:00:00.000Z', '');
  return typeof value === 'object' ? JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner)) : String(value);
}
