import { S3Client } from '@aws-sdk/client-s3';
import { stageSource } from './stage-source';
import { parseEnvironment, STAGE_FILE_ENVIRONMENT } from '../../src/contract/environment';
import type { FileFacts } from '../../src/contract/file-facts';
import type { StageFilePayload } from '../../src/contract/handler-payloads';
import { stagedSourceKey, stagingLayout } from '../../src/contract/staging-layout';
import { type CallContext, createDeadlineCheck } from '../shared/lambda/deadline';
import { log } from '../shared/lambda/log';
import { type OwnedBucket, readJson } from '../shared/s3/owned-bucket';
import { COPY_CLIENT } from '../shared/sdk-clients';

const { STAGING_BUCKET, BUCKET_OWNER } = parseEnvironment(STAGE_FILE_ENVIRONMENT);
const staging: OwnedBucket = { client: new S3Client(COPY_CLIENT), name: STAGING_BUCKET, owner: BUCKET_OWNER };

/** Copies or rewrites a valid file to the staging bucket, where the job reads it. */
export async function handler({ execution, source, validation }: StageFilePayload, context: CallContext): Promise<{ bucket: string; key: string }> {
  const facts = await readJson<FileFacts>(staging, stagingLayout(execution).facts);
  const key = stagedSourceKey(execution, facts);
  await stageSource({ source, size: validation.size, facts, staging, key, isPastDeadline: createDeadlineCheck(context) });
  log('INFO', 'file staged', { execution, fileType: facts.fileType, bytes: facts.bytes });
  return { bucket: STAGING_BUCKET, key };
}
