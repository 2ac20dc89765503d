import { S3Client } from '@aws-sdk/client-s3';
import { stageSource } from './stage-source';
import { parseEnvironment, STAGE_FILE_ENVIRONMENT } from '../../src/contract/environment';
import type { FileFacts } from '../../src/contract/file-facts';
import type { StageFilePayload } from '../../src/contract/handler-payloads';
import { stagingLayout } from '../../src/contract/staging-layout';
import { COPY_CLIENT } from '../shared/client-settings';
import { readJson } from '../shared/json-object';
import { log } from '../shared/log';
import type { OwnedBucket } from '../shared/owned-bucket';
import { stagedSourceKey } from '../shared/staged-source';
import { lateIn, type CallContext } from '../shared/time-left';

const { STAGING_BUCKET, BUCKET_OWNER } = parseEnvironment(STAGE_FILE_ENVIRONMENT);
const staging: OwnedBucket = { client: new S3Client(COPY_CLIENT), name: STAGING_BUCKET, owner: BUCKET_OWNER };

export async function handler({ execution, source, validation }: StageFilePayload, context: CallContext): Promise<{ bucket: string; key: string }> {
  const facts = await readJson<FileFacts>(staging, stagingLayout(execution).facts);
  const key = stagedSourceKey(execution, facts);
  await stageSource({ source, size: validation.size, facts, staging, key, isLate: lateIn(context) });
  log('INFO', 'file staged', { execution, fileType: facts.fileType, bytes: facts.bytes });
  return { bucket: STAGING_BUCKET, key };
}
