import { S3Client } from '@aws-sdk/client-s3';
import { isChecked } from './checked-file-type';
import { checkedFacts, uncheckedFacts } from './compose-facts';
import { matchFileType } from './match-file-type';
import { readContent } from './read-content';
import { refuseUnread } from './refuse-unread';
import { headSource } from './source-object';
import { parseEnvironment, VALIDATE_FILE_ENVIRONMENT } from '../../src/contract/environment';
import type { FileFacts } from '../../src/contract/file-facts';
import type { ValidateFilePayload } from '../../src/contract/handler-payloads';
import { stagingLayout } from '../../src/contract/staging-layout';
import type { Validation } from '../../src/contract/workflow-state';
import { STREAM_CLIENT } from '../shared/client-settings';
import { resolveCompression } from '../shared/compression/resolve-compression';
import { writeJson } from '../shared/json-object';
import { log } from '../shared/log';
import type { OwnedBucket } from '../shared/owned-bucket';
import { lateIn, type CallContext } from '../shared/time-left';

const environment = parseEnvironment(VALIDATE_FILE_ENVIRONMENT);
const client = new S3Client(STREAM_CLIENT);
const staging: OwnedBucket = { client, name: environment.STAGING_BUCKET, owner: environment.BUCKET_OWNER };

export async function handler({ execution, source, fileTypes }: ValidateFilePayload, context: CallContext): Promise<Validation> {
  const from: OwnedBucket = { client, name: source.bucket, owner: environment.BUCKET_OWNER };
  const { size, lastModified } = await headSource(from, source);
  const fileType = matchFileType(source.key, environment.SOURCE_PREFIX, fileTypes);
  const seen = { fileType: fileType?.name ?? '', size, lastModified: lastModified.toISOString() };

  const refusal = refuseUnread(size, fileType, { maxSize: environment.MAX_FILE_SIZE_BYTES, sourcePrefix: environment.SOURCE_PREFIX, fileTypes });
  if (refusal || !fileType) return conclude(execution, { valid: false, ...seen, reason: refusal });
  if (!isChecked(fileType)) return accept(execution, { valid: true, ...seen }, uncheckedFacts(fileType, source.key, size));

  const compression = resolveCompression(fileType.dialect.compression, source.key);
  const verdict = await readContent(from, { source, size, fileType, compression }, {
    maxBytes: environment.MAX_FILE_SIZE_BYTES,
    isLate: lateIn(context),
  });
  if (!verdict.valid) {
    const { reason, furtherProblems } = verdict;
    return conclude(execution, { valid: false, ...seen, reason, ...(furtherProblems.length > 0 && { furtherProblems }) });
  }
  const { rows, complete } = verdict.facts;
  const facts = checkedFacts(fileType, { ...verdict.facts, compression }, lastModified);
  return accept(execution, { valid: true, ...seen, ...(complete ? { rows } : { checkedRows: rows }) }, facts);
}

async function accept(execution: string, validation: Validation, facts: FileFacts): Promise<Validation> {
  await writeJson(staging, stagingLayout(execution).facts, facts);
  return conclude(execution, validation);
}

function conclude(execution: string, validation: Validation): Validation {
  const { valid, fileType, size, rows, checkedRows, reason } = validation;
  log('INFO', 'file validated', { execution, valid, fileType, size, rows, checkedRows, reason: reason?.code });
  return validation;
}
