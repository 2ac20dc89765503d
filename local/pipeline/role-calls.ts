import type { Constructs } from './pipeline-resources';
import type { IamDecision } from '../emulator/emulator';

/** The number of times that one principal made one call. */
export interface RoleCalls {
  /** The construct path of a role, or the name of an AWS service. */
  readonly role: string;
  readonly action: string;
  readonly isAllowed: boolean;
  readonly count: number;
  /** The resources of denied calls. */
  readonly resources: string[];
}

/** Counts the calls by role and action. Calls of root are left out: they are made by the demo and the tests. */
export function countCalls(decisions: IamDecision[], constructs: Constructs): RoleCalls[] {
  const roleNames = new Map([...constructs].map(([path, id]) => [id, path]));
  const counted = new Map<string, RoleCalls>();
  for (const { principal, action, resource, decision } of decisions) {
    const name = principalName(principal);
    if (name === 'root') continue;
    const role = roleNames.get(name) ?? name;
    const isAllowed = decision === 'Allow';
    const key = JSON.stringify([role, action, isAllowed]);
    const before = counted.get(key);
    const resources = new Set([...before?.resources ?? [], ...(isAllowed ? [] : [resource])]);
    counted.set(key, { role, action, isAllowed, count: (before?.count ?? 0) + 1, resources: [...resources] });
  }
  return [...counted.values()].sort((one, other) => compare(one.role, other.role) || compare(one.action, other.action));
}

/** Returns the name in `arn:aws:sts::1:assumed-role/Role/session`, `arn:aws:iam::1:role/path/Role`, `arn:aws:iam::1:root` or `events.amazonaws.com`. */
export function principalName(principal: string): string {
  const [type, ...parts] = principal.split(':').slice(5).join(':').split('/');
  if (type === 'assumed-role') return parts[0];
  return parts.at(-1) ?? (type || principal);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
