import { PERMANENT_ERRORS } from '../../src/contract/error-names';
import type { JobResult } from '../../src/contract/job-request';
import { findJson } from '../shared/json-object';
import type { OwnedBucket } from '../shared/owned-bucket';
import { PermanentError } from '../shared/pipeline-error';

export type RowCounts = Pick<JobResult, 'rowsRead' | 'rowsWritten'>;

/** What the run says it has done. A job of the user's writes this too, so its shape is checked. */
export async function readResult(staging: OwnedBucket, key: string): Promise<RowCounts> {
  const result = await findJson<Partial<RowCounts> | null>(staging, key);
  if (result === undefined) {
    throw missing(key, 'does not exist');
  }
  const { rowsRead, rowsWritten } = result ?? {};
  if (!isCount(rowsRead) || !isCount(rowsWritten)) {
    throw missing(key, 'has no whole numbers rowsRead and rowsWritten');
  }
  return { rowsRead, rowsWritten };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function missing(key: string, what: string): PermanentError {
  return new PermanentError(PERMANENT_ERRORS.jobResultMissing, `result ${key} of the job ${what}: let the job write it as its last act, then upload the file again`);
}
