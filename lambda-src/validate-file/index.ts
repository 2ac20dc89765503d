import { S3Client } from '@aws-sdk/client-s3';
import { headSource, validateSource } from './validate-source';
import { resolveCompression } from '../../content/text/compression';
import { matchFileType, checkMetadata } from '../../content/verdict/check-metadata';
import { checkedFacts, uncheckedFacts } from '../../content/verdict/compose-facts';
import { parseEnvironment, VALIDATE_FILE_ENVIRONMENT } from '../../src/contract/environment';
import type { FileFacts } from '../../src/contract/file-facts';
import { isChecked } from '../../src/contract/file-type-spec';
import type { ValidateFilePayload } from '../../src/contract/handler-payloads';
import { stagingLayout } from '../../src/contract/staging-layout';
import type { Validation } from '../../src/contract/workflow-state';
import { type CallContext, createDeadlineCheck } from '../shared/lambda/deadline';
import { log } from '../shared/lambda/log';
import { type OwnedBucket, writeJson } from '../shared/s3/owned-bucket';
import { STREAM_CLIENT } from '../shared/sdk-clients';

const environment = parseEnvironment(VALIDATE_FILE_ENVIRONMENT);
const client = new S3Client(STREAM_CLIENT);
const staging: OwnedBucket = { client, name: environment.STAGING_BUCKET, owner: environment.BUCKET_OWNER };

/**
 * Validates an uploaded file and writes its facts to the staging bucket if it is valid.
 *
 * @throws PermanentError SourceNotFound, SourceChanged or ScanTimeExceeded
 */
export async function handler({ execution, source, fileTypes }: ValidateFilePayload, context: CallContext): Promise<Validation> {
  const from: OwnedBucket = { client, name: source.bucket, owner: environment.BUCKET_OWNER };
  const { size, lastModified } = await headSource(from, source);
  const fileType = matchFileType(source.key, environment.SOURCE_PREFIX, fileTypes);
  const observed = { fileType: fileType?.name ?? '', size, lastModified: lastModified.toISOString() };

  const rules = { maxSize: environment.MAX_FILE_SIZE_BYTES, sourcePrefix: environment.SOURCE_PREFIX, fileTypes };
  const rejection = checkMetadata({ key: source.key, size }, fileType, rules);
  if (rejection || !fileType) return conclude(execution, { valid: false, ...observed, reason: rejection });
  if (!isChecked(fileType)) return accept(execution, { valid: true, ...observed }, uncheckedFacts(fileType, source.key, size));

  const compression = resolveCompression(fileType.dialect.compression, source.key);
  const verdict = await validateSource(from, { source, size, fileType, compression }, {
    maxBytes: environment.MAX_FILE_SIZE_BYTES,
    isPastDeadline: createDeadlineCheck(context),
  });
  if (!verdict.valid) {
    const { reason, furtherProblems } = verdict;
    return conclude(execution, { valid: false, ...observed, reason, ...(furtherProblems.length > 0 && { furtherProblems }) });
  }
  const { rows, complete } = verdict.facts;
  const facts = checkedFacts(fileType, { ...verdict.facts, compression }, lastModified);
  return accept(execution, { valid: true, ...observed, ...(complete ? { rows } : { checkedRows: rows }) }, facts);
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
