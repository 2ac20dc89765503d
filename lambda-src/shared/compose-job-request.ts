import { stagedSourceKey } from './staged-source';
import type { FileFacts } from '../../src/contract/file-facts';
import type { JobRequest } from '../../src/contract/job-request';
import type { SourceObject } from '../../src/contract/object-identity';
import { stagingLayout } from '../../src/contract/staging-layout';

interface Work {
  readonly execution: string;
  readonly redriveCount: number;
  readonly source: SourceObject;
}

export function composeJobRequest(stagingBucket: string, { execution, redriveCount, source }: Work, facts: FileFacts): JobRequest {
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

export function outputUriOf(stagingBucket: string, execution: string): string {
  return stagedUri(stagingBucket, stagingLayout(execution).folder);
}

function stagedUri(stagingBucket: string, key: string): string {
  return `s3://${stagingBucket}/${key}`;
}
