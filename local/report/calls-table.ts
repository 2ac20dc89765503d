import type { Style } from './style';
import { renderTable, Row } from './table';
import type { RoleCalls } from '../pipeline/role-calls';

/** What each role was allowed to do how often, and in red what it was not. */
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
