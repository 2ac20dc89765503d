import type { RecordedCall, RecordedRun, RecordedStatement } from './recorded-run';

/** One action of one statement of one role, over all runs. */
export interface Permission {
  /** The construct path below the pipeline; `*` stands for the part that differs between pipelines. */
  readonly role: string;
  readonly sid: string;
  readonly action: string;
  readonly resources: readonly string[];
  /** The calls that it allowed, by name. */
  readonly usedBy: readonly string[];
}

export interface Measurement {
  /** Ordered by role, statement and action. */
  readonly permissions: Permission[];
  /** A sentence for each call that was denied, or that none of the recorded statements allows. */
  readonly problems: string[];
}

/** Compares the permissions of the roles with their calls. */
export function measure(runs: readonly RecordedRun[]): Measurement {
  const permissions = new Map<string, Permission>();
  const problems = new Set<string>();
  // The result must not depend on the order in which the runs ended.
  const sorted = [...runs].sort((one, other) => compare(sortKey(one), sortKey(other)));
  for (const { statements, calls, deniesOnPurpose } of sorted) {
    for (const statement of statements) addPermissions(permissions, statement, calls);
    if (deniesOnPurpose) continue;
    const wholeRoles = new Set(statements.filter(({ isWholeRole }) => isWholeRole).map(({ role }) => role));
    calls.map((call) => findProblem(call, statements, wholeRoles)).forEach((problem) => problem && problems.add(problem));
  }
  return {
    permissions: [...permissions].sort(([one], [other]) => compare(one, other)).map(([, permission]) => permission),
    problems: [...problems].sort(compare),
  };
}

function addPermissions(permissions: Map<string, Permission>, statement: RecordedStatement, calls: readonly RecordedCall[]): void {
  const role = generalized(statement.role);
  for (const action of statement.actions) {
    const key = [role, statement.sid, action].join('\n');
    const before = permissions.get(key);
    const used = calls.filter((call) => call.role === statement.role && call.isAllowed && allows(statement, action, call)).map((call) => call.action);
    permissions.set(key, {
      role,
      sid: statement.sid,
      action,
      resources: before?.resources ?? [...new Set(statement.readableResources.map(generalized))].sort(compare),
      usedBy: [...new Set([...before?.usedBy ?? [], ...used])].sort(compare),
    });
  }
}

function findProblem(call: RecordedCall, statements: readonly RecordedStatement[], wholeRoles: ReadonlySet<string>): string | undefined {
  const { role, action, resource, isAllowed } = call;
  if (!isAllowed) return `${role} was denied ${action} on ${resource}`;
  if (!wholeRoles.has(role)) return undefined;
  const isExplained = statements.some((statement) => statement.role === role && statement.actions.some((given) => allows(statement, given, call)));
  // Either the comparison is wrong, or another policy than the role's own allowed the call.
  return isExplained ? undefined : `${role} was allowed ${action} on ${resource}, but none of its statements allows it`;
}

function allows({ resources }: RecordedStatement, given: string, { action, resource }: RecordedCall): boolean {
  return matchesAction(given, action) && resources.some((pattern) => matchesWildcards(pattern, resource));
}

/** Replaces names that belong to one pipeline: those of file types, and of roles that were granted something. */
function generalized(path: string): string {
  return path.replace(/(Convert\/Jobs\/)[^/}]+/, '$1*').replace(/(ProcessingBy)[^/}]+/, '$1*');
}

function sortKey({ stack, statements }: RecordedRun): string {
  return JSON.stringify([stack, statements.map(({ role, sid, readableResources }) => [role, sid, readableResources])]);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** Returns true if the value matches the pattern as in IAM: `*` stands for any characters, `?` for one. */
export function matchesWildcards(pattern: string, value: string): boolean {
  const parts = pattern.split(/([*?])/).map((part) => {
    if (part === '*') return '.*';
    if (part === '?') return '.';
    return part.replace(/[\\^$.|+()[\]{}]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('')}$`, 's').test(value);
}

/** Returns true if the action matches. IAM ignores the case of actions. */
export function matchesAction(pattern: string, action: string): boolean {
  return matchesWildcards(pattern.toLowerCase(), action.toLowerCase());
}
