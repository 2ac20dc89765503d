import type { Style } from './style';
import { renderTable } from './table';
import type { Announcement } from '../../src/contract/announcement';

const MOST_MESSAGES = 30;

/** The announcements that a target received, in the order of their arrival. */
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
