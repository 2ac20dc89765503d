import type { FileFacts } from '../../../src/contract/file-facts';
import type { JobRequest } from '../../../src/contract/job-request';
import type { SourceObject } from '../../../src/contract/object-identity';
import { stagedSourceKey, stagingLayout } from '../../../src/contract/staging-layout';
import { findJson, type OwnedBucket, writeJson } from '../s3/owned-bucket';

interface JobRequestInput {
  readonly execution: string;
  readonly redriveCount: number;
  readonly source: SourceObject;
}

/** Composes the request that a job run receives as its argument. */
export function composeJobRequest(stagingBucket: string, { execution, redriveCount, source }: JobRequestInput, facts: FileFacts): JobRequest {
  const { bucket, key, versionId = null } = source;
  return {
    version: 1,
    execution,
    redriveCount,
    fileType: facts.fileType,
    source: { bucket, key, versionId },
    inputUri: stagedUri(stagingBucket, stagedSourceKey(execution, facts)),
    factsUri: stagedUri(stagingBucket, stagingLayout(execution).facts),
    outputUri: outputUriOf(stagingBucket, execution),
  };
}

/** Returns the URI of the staging folder of an execution, to which its job runs write. */
export function outputUriOf(stagingBucket: string, execution: string): string {
  return stagedUri(stagingBucket, stagingLayout(execution).folder);
}

function stagedUri(stagingBucket: string, key: string): string {
  return `s3://${stagingBucket}/${key}`;
}

/** The content of `job.json`. It is written before the first job run of an execution is started, so without it there is no run to look for. */
export interface JobRecord {
  readonly version: 1;
  readonly jobName: string;
  /** ISO 8601. No run of the execution is older. */
  readonly createdAt: string;
}

export async function findJobRecord(staging: OwnedBucket, execution: string): Promise<JobRecord | undefined> {
  return findJson<JobRecord>(staging, stagingLayout(execution).job);
}

export async function writeJobRecord(staging: OwnedBucket, execution: string, record: JobRecord): Promise<void> {
  await writeJson(staging, stagingLayout(execution).job, record);
}
