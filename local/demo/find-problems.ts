import type { S3Client } from '@aws-sdk/client-s3';
import type { FollowedFile } from '../pipeline/follower';
import { countParquetRows, listParquet } from '../pipeline/parquet-output';
import type { RoleCalls } from '../pipeline/role-calls';
import type { FileRow } from '../report/file-rows';
import type { ExpectedOutcome } from '../samples/samples';

type Expectations = Readonly<Record<string, ExpectedOutcome>>;

type End = Pick<FileRow, 'outcome' | 'reason' | 'rows'>;

/** Returns a sentence for each sample that did not end as expected. */
export function findSampleProblems(rows: readonly FileRow[], expectations: Expectations, withSpark: boolean): string[] {
  const byName = new Map(rows.map((row) => [row.file.normalize(), row]));
  return Object.entries(expectations).flatMap(([file, expected]) => {
    const row = byName.get(file.normalize());
    if (!row) return [`${file}: is missing`];
    const wanted = describe(withSpark ? expected : beforeConversion(expected));
    const seen = describe(row);
    return seen === wanted ? [] : [`${file}: expected ${wanted}, but it ended ${seen}`];
  });
}

/** Returns a sentence for each file that is neither processed nor rejected. */
export function findFileProblems(rows: readonly FileRow[], withSpark: boolean): string[] {
  const good: string[] = ['PROCESSED', 'REJECTED', ...(withSpark ? [] : ['VALIDATED'])];
  return rows.filter(({ outcome }) => !good.includes(outcome)).map((row) => `${row.file}: ended ${describe(row)}`);
}

/** Returns a sentence for each file that ended without a notification. */
export function findNotificationProblems(followed: ReadonlyMap<string, FollowedFile>): string[] {
  return [...followed].filter(([, { announced, outcome }]) => !announced && outcome !== 'VALIDATED').map(([name]) => `${name}: no notification was received`);
}

/** Returns a sentence for each call that was denied to a role. */
export function findCallProblems(calls: readonly RoleCalls[]): string[] {
  return calls.filter(({ isAllowed }) => !isAllowed)
    .map(({ role, action, resources }) => `${role}: ${action} was denied on ${resources.join(', ')}`);
}

function beforeConversion(expected: ExpectedOutcome): End {
  return expected.outcome === 'REJECTED' ? expected : { outcome: 'VALIDATED', reason: null, rows: expected.validatedRows };
}

function describe({ outcome, reason, rows }: End): string {
  return [outcome, reason, rows === null ? null : `${rows} rows`].filter((part) => part !== null).join(', ');
}

/** Compares the reported row counts with the rows in the Parquet files. Returns a sentence for each difference. */
export async function findParquetProblems(s3: S3Client, rows: readonly FileRow[]): Promise<string[]> {
  const problems: string[] = [];
  for (const { file, outcome, rows: announced, output } of rows) {
    if (outcome !== 'PROCESSED' || !output) continue;
    const objects = await listParquet(s3, output);
    const counted = await countParquetRows(s3, objects);
    if (counted !== announced) problems.push(`${file}: ${announced} rows were reported, but its ${objects.length} Parquet files contain ${counted}`);
  }
  return problems;
}
