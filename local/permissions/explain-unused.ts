import { type Measurement, type Permission, matchesWildcards } from './measure';
import type { UnusedReason } from './unused-reasons';

/** Returns the reason that is listed for an unused permission, if there is one. */
export function reasonFor(permission: Permission, reasons: readonly UnusedReason[]): string | undefined {
  return reasons.find((reason) => reason.actions.some((action) => isAbout(reason, action, permission)))?.reason;
}

/** Returns a sentence for each problem: a denied call, an unused permission without a reason, or a reason that is no longer true. */
export function findPermissionProblems({ permissions, problems }: Measurement, reasons: readonly UnusedReason[]): string[] {
  return [
    ...problems,
    ...permissions.filter((permission) => permission.usedBy.length === 0 && reasonFor(permission, reasons) === undefined)
      .map((permission) => `${describe(permission)} is used by no run: remove it, or add a reason to unused-reasons.ts`),
    ...reasons.flatMap((reason) => reason.actions.flatMap((action) => staleness(reason, action, permissions))),
  ];
}

function staleness(reason: UnusedReason, action: string, permissions: readonly Permission[]): string[] {
  const about = permissions.filter((permission) => isAbout(reason, action, permission));
  if (about.length === 0) return [`no role of ${reason.roles.join(', ')} has ${action} in a statement "${reason.sid}": remove its reason from unused-reasons.ts`];
  return about.filter(({ usedBy }) => usedBy.length > 0)
    .map((permission) => `${describe(permission)} is used: remove its reason from unused-reasons.ts`);
}

function isAbout({ roles, sid }: UnusedReason, action: string, permission: Permission): boolean {
  return permission.sid === sid && permission.action === action && roles.some((pattern) => matchesWildcards(pattern, permission.role));
}

function describe({ role, sid, action }: Permission): string {
  return `${action} in the statement "${sid}" of ${role}`;
}
