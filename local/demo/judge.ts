import type { FollowedFile } from '../pipeline/follower';
import type { RoleCalls } from '../pipeline/role-calls';
import type { FileRow } from '../report/file-row';
import type { ExpectedOutcome } from '../samples/samples';

type Expectations = Readonly<Record<string, ExpectedOutcome>>;

type End = Pick<FileRow, 'outcome' | 'reason' | 'rows'>;

/** In what the samples ended otherwise than they must; a sentence each. */
export function judgeSamples(rows: readonly FileRow[], expectations: Expectations, withSpark: boolean): string[] {
  const byName = new Map(rows.map((row) => [row.file.normalize(), row]));
  return Object.entries(expectations).flatMap(([file, expected]) => {
    const row = byName.get(file.normalize());
    if (!row) return [`${file}: is missing from the samples`];
    const wanted = describe(withSpark ? expected : beforeConversion(expected));
    const seen = describe(row);
    return seen === wanted ? [] : [`${file}: ended ${seen}, expected ${wanted}`];
  });
}

/** Which of anyone's files came to no end of their own; a sentence each. */
export function validateFiles(rows: readonly FileRow[], withSpark: boolean): string[] {
  const good: string[] = ['PROCESSED', 'REJECTED', ...(withSpark ? [] : ['VALIDATED'])];
  return rows.filter(({ outcome }) => !good.includes(outcome)).map((row) => `${row.file}: ended ${describe(row)}`);
}

/** Every end is announced. */
export function judgeAnnounced(followed: ReadonlyMap<string, FollowedFile>): string[] {
  return [...followed].filter(([, { announced, outcome }]) => !announced && outcome !== 'VALIDATED').map(([name]) => `${name}: no target was told`);
}

/** Every call of a role that a good run makes is allowed. */
export function judgeCalls(calls: readonly RoleCalls[]): string[] {
  return calls.filter(({ isAllowed }) => !isAllowed)
    .map(({ role, action, resources }) => `${role}: ${action} was denied on ${resources.join(', ')}`);
}

function beforeConversion(expected: ExpectedOutcome): End {
  return expected.outcome === 'REJECTED' ? expected : { outcome: 'VALIDATED', reason: null, rows: expected.validatedRows };
}

function describe({ outcome, reason, rows }: End): string {
  return [outcome, reason, rows === null ? null : `${rows} rows`].filter((part) => part !== null).join(', ');
}
