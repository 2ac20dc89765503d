import type { RoleCalls } from '../pipeline/role-calls';
import type { FileRow } from '../report/file-row';
import type { ExpectedOutcome } from '../samples/samples';

type Expectations = Readonly<Record<string, ExpectedOutcome>>;

/** In what the samples ended otherwise than they must; a sentence each. */
export function judgeSamples(rows: readonly FileRow[], expectations: Expectations, withSpark: boolean): string[] {
  const byName = new Map(rows.map((row) => [row.file.normalize(), row]));
  return Object.entries(expectations).flatMap(([file, expected]) => {
    const row = byName.get(file.normalize());
    if (!row) return [`${file}: is missing from the samples`];
    const wanted = describe({ ...expected, outcome: !withSpark && expected.outcome === 'PROCESSED' ? 'VALIDATED' : expected.outcome });
    const seen = describe(row);
    return seen === wanted ? [] : [`${file}: ended ${seen}, expected ${wanted}`];
  });
}

/** Which of anyone's files came to no end of their own; a sentence each. */
export function judgeFiles(rows: readonly FileRow[], withSpark: boolean): string[] {
  const good: string[] = ['PROCESSED', 'REJECTED', ...(withSpark ? [] : ['VALIDATED'])];
  return rows.filter(({ outcome }) => !good.includes(outcome)).map((row) => `${row.file}: ended ${describe(row)}`);
}

/** Every call of a role that a good run makes is allowed. */
export function judgeCalls(calls: readonly RoleCalls[]): string[] {
  return calls.filter(({ isAllowed }) => !isAllowed)
    .map(({ role, action, resources }) => `${role}: ${action} was denied on ${resources.join(', ')}`);
}

function describe({ outcome, reason, rows }: Pick<FileRow, 'outcome' | 'reason' | 'rows'>): string {
  return [outcome, reason, rows === null ? null : `${rows} rows`].filter((part) => part !== null).join(', ');
}
