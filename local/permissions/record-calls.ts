import type { RecordedCall } from './recorded-run';
import type { IamDecision } from '../emulator/emulator';
import { principalName } from '../pipeline/role-calls';

/**
 * The calls of roles, and of services, which have no ARN: each once, however often it was made.
 *
 * @param roles - what roles are called here, by their names; of others the calls are left out
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
