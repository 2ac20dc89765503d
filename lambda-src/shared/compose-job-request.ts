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
  const { folder, facts: factsKey } = stagingLayout(execution);
  const uri = (stagedKey: string) => `s3://${stagingBucket}/${stagedKey}`;
  return {
    version: 1,
    execution,
    redriveCount,
    fileType: facts.fileType,
    source: { bucket, key, versionId },
    inputUri: uri(stagedSourceKey(execution, facts)),
    factsUri: uri(factsKey),
    outputUri: uri(folder),
  };
}
