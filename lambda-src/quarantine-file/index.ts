import { S3Client } from '@aws-sdk/client-s3';
import { quarantineKey, reasonKey } from './quarantine-key';
import { parseEnvironment, QUARANTINE_FILE_ENVIRONMENT } from '../../src/contract/environment';
import { NO_FILE_TYPE_FOLDER } from '../../src/contract/file-type-spec';
import type { QuarantineFilePayload } from '../../src/contract/handler-payloads';
import { LIMITS } from '../../src/contract/limits';
import { QUARANTINE_TAGS } from '../../src/contract/quarantine-tags';
import type { QuarantinedFile } from '../../src/contract/workflow-state';
import { COPY_CLIENT } from '../shared/client-settings';
import { copyObject } from '../shared/copy-object';
import { writeJson } from '../shared/json-object';
import { log } from '../shared/log';
import type { OwnedBucket } from '../shared/owned-bucket';
import { onSource } from '../shared/source-version';

const { QUARANTINE_BUCKET, BUCKET_OWNER } = parseEnvironment(QUARANTINE_FILE_ENVIRONMENT);
const quarantine: OwnedBucket = { client: new S3Client(COPY_CLIENT), name: QUARANTINE_BUCKET, owner: BUCKET_OWNER };

export async function handler({ execution, source, validation }: QuarantineFilePayload): Promise<QuarantinedFile> {
  const { fileType, reason, size, furtherProblems = [] } = validation;
  if (!reason) {
    throw new Error(`validation of execution ${execution} has no reason, expected one: quarantine files that Validate file has rejected only`);
  }
  const key = quarantineKey(fileType, reason.code, source.key);
  const tags = String(new URLSearchParams({ [QUARANTINE_TAGS.reason]: reason.code, [QUARANTINE_TAGS.fileType]: fileType || NO_FILE_TYPE_FOLDER }));
  // What is larger cannot be copied within the time of a function, and lies in the source bucket all the same.
  const copied = size <= LIMITS.fileBytes;
  if (copied) await onSource(source, copyObject({ from: source, size, to: quarantine, key, tags }));
  await writeJson(quarantine, reasonKey(key), { version: 1, execution, source, fileType: fileType || null, size, reason, furtherProblems, copied });
  log('INFO', 'file quarantined', { execution, fileType, reason: reason.code, copied });
  return { bucket: QUARANTINE_BUCKET, key: copied ? key : reasonKey(key) };
}
