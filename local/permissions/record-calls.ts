import type { RecordedCall } from './recorded-run';
import type { IamDecision } from '../emulator/emulator';
import { principalName } from '../pipeline/role-calls';

/**
 * Returns the calls of roles, and of services, which have no ARN. A repeated call is returned once.
 *
 * @param roles - the names for the record by names of roles; calls of other roles are left out
 */
export function recordCalls(decisions: readonly IamDecision[], roles: ReadonlyMap<string, string>): RecordedCall[] {
  const calls = new Map<string, RecordedCall>();
  for (const { principal, action, resource, decision } of decisions) {
    const name = principalName(principal);
    const role = roles.get(name) ?? (principal.startsWith('arn:') ? undefined : name);
    if (role === undefined) continue;
    const call = { role, action, resource, isAllowed: decision === 'Allow' };
    calls.set(JSON.stringify(call), call);
  }
  return [...calls.values()];
}
