import { stagedSourceKey } from './staged-source';
import type { FileFacts } from '../../src/contract/file-facts';
import type { JobRequest } from '../../src/contract/job-request';
import { stagingLayout } from '../../src/contract/staging-layout';

export function composeJobRequest(stagingBucket: string, execution: string, redriveCount: number, facts: FileFacts): JobRequest {
  const { folder, facts: factsKey } = stagingLayout(execution);
  const uri = (key: string) => `s3://${stagingBucket}/${key}`;
  return {
    version: 1,
    execution,
    redriveCount,
    fileType: facts.fileType,
    inputUri: uri(stagedSourceKey(execution, facts.format)),
    factsUri: uri(factsKey),
    outputUri: uri(folder),
  };
}
