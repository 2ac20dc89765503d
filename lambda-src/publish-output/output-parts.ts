import { PERMANENT_ERRORS } from '../../src/contract/error-names';
import { listObjects } from '../shared/list-objects';
import type { ListedObject } from '../shared/list-objects';
import type { OwnedBucket } from '../shared/owned-bucket';
import { PermanentError } from '../shared/pipeline-error';

/** The Parquet files of a run, in the order of their names, which is Spark's order of the rows. */
export async function findParts(staging: OwnedBucket, folder: string): Promise<ListedObject[]> {
  const parts = (await listObjects(staging, folder)).filter(({ name }) => name.endsWith('.parquet'));
  if (parts.length === 0) {
    throw new PermanentError(PERMANENT_ERRORS.jobResultMissing, `the job wrote no *.parquet to ${folder}, expected at least one, also for no rows`);
  }
  return parts;
}

/** How the nth file of an output is named: also the next version's, so that it replaces this one. */
export function publishedName(index: number): string {
  return `part-${String(index).padStart(5, '0')}.snappy.parquet`;
}

/** Whether a file in the folder of an output is one of ours. */
export function isPublishedName(name: string): boolean {
  return /^part-\d{5,}\.snappy\.parquet$/.test(name);
}
