import { renderTable, Row } from './table';
import type { Style } from './text';
import type { Announcement } from '../../src/contract/announcement';
import type { ParquetRows } from '../pipeline/parquet-output';
import type { RoleCalls } from '../pipeline/role-calls';

const MOST_MESSAGES = 30;

/** Renders the notifications that a target received, in the order of arrival. */
export function renderMessages(announcements: readonly Announcement[], style: Style): string[] {
  const shown = announcements.slice(0, MOST_MESSAGES);
  const left = announcements.length - shown.length;
  const table = renderTable(
    [{ title: 'OUTCOME' }, { title: 'FILE TYPE' }, { title: 'SOURCE' }, { title: 'ROWS', align: 'right' }, { title: 'REASON' }],
    shown.map(({ outcome, fileType, source, rowsOut, reason }) => [outcome, fileType ?? '', source.key, String(rowsOut ?? ''), reason?.code ?? '']),
    style,
  );
  return left > 0 ? [...table, `and ${left} more`] : table;
}

const MOST_COLUMNS = 8;

/** Renders rows of a Parquet file, with the first columns only. */
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

/** Renders the calls of each role with their number; denied calls are red. */
export function renderCalls(calls: readonly RoleCalls[], style: Style): string[] {
  const denied = calls.filter(({ isAllowed }) => !isAllowed);
  const roles = [...new Set(calls.map(({ role }) => role))];
  const rows = roles.flatMap((role): Row[] => {
    const own = calls.filter((call) => call.role === role);
    const allowed = own.filter(({ isAllowed }) => isAllowed);
    return [
      ...allowed.map(({ action, count }, index): Row => [index === 0 ? role : '', action, String(count), 'allowed']),
      ...own.filter((call) => denied.includes(call)).map(({ action, count, resources }): Row => [
        { text: role, format: 'red' },
        { text: action, format: 'red' },
        { text: String(count), format: 'red' },
        { text: `DENIED on ${resources.join(', ')}`, format: 'red' },
      ]),
    ];
  });
  return renderTable([{ title: 'ROLE' }, { title: 'CALL' }, { title: 'TIMES', align: 'right' }, { title: 'DECISION' }], rows, style);
}
