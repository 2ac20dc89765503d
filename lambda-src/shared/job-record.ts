import { findJson, writeJson } from './json-object';
import type { OwnedBucket } from './owned-bucket';
import { stagingLayout } from '../../src/contract/staging-layout';

/** `job.json`: written before the first run of an execution is started, so that without it there is no run to look for. */
export interface JobRecord {
  readonly version: 1;
  readonly jobName: string;
  /** ISO 8601; no run of the execution is older. */
  readonly createdAt: string;
}

export async function findJobRecord(staging: OwnedBucket, execution: string): Promise<JobRecord | undefined> {
  return findJson<JobRecord>(staging, stagingLayout(execution).job);
}

export async function writeJobRecord(staging: OwnedBucket, execution: string, record: JobRecord): Promise<void> {
  await writeJson(staging, stagingLayout(execution).job, record);
}
