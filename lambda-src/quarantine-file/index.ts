import { S3Client } from '@aws-sdk/client-s3';
import { quarantineKey, reasonKey } from './quarantine-key';
import { parseEnvironment, QUARANTINE_FILE_ENVIRONMENT } from '../../src/contract/environment';
import { PERMANENT_ERRORS } from '../../src/contract/error-names';
import { NO_FILE_TYPE_FOLDER } from '../../src/contract/file-type-spec';
import type { QuarantineFilePayload } from '../../src/contract/handler-payloads';
import { LIMITS } from '../../src/contract/limits';
import { QUARANTINE_TAGS } from '../../src/contract/reason-codes';
import type { QuarantinedFile } from '../../src/contract/workflow-state';
import { type CallContext, createDeadlineCheck } from '../shared/lambda/deadline';
import { log } from '../shared/lambda/log';
import { copyObject, type ObjectCopy } from '../shared/s3/copy-object';
import { type OwnedBucket, writeJson } from '../shared/s3/owned-bucket';
import { mapSourceErrors } from '../shared/s3/source-version';
import { COPY_CLIENT } from '../shared/sdk-clients';

const { QUARANTINE_BUCKET, BUCKET_OWNER } = parseEnvironment(QUARANTINE_FILE_ENVIRONMENT);
const quarantine: OwnedBucket = { client: new S3Client(COPY_CLIENT), name: QUARANTINE_BUCKET, owner: BUCKET_OWNER };

/** Copies a rejected file to the quarantine bucket, with an object next to it that says why it was rejected. */
export async function handler({ execution, source, validation }: QuarantineFilePayload, context: CallContext): Promise<QuarantinedFile> {
  const { fileType, reason, size, furtherProblems = [] } = validation;
  if (!reason) {
    throw new Error(`the validation of execution ${execution} has no reason: quarantine only files that "Validate file" has rejected`);
  }
  const key = quarantineKey(fileType, reason.code, source.key);
  const tags = String(new URLSearchParams({ [QUARANTINE_TAGS.reason]: reason.code, [QUARANTINE_TAGS.fileType]: fileType || NO_FILE_TYPE_FOLDER }));
  const copied = await tryCopy({ from: source, size, to: quarantine, key, tags, isPastDeadline: createDeadlineCheck(context) });
  await writeJson(quarantine, reasonKey(key), { version: 1, execution, source, fileType: fileType || null, size, reason, furtherProblems, copied }, tags);
  log('INFO', 'file quarantined', { execution, fileType, reason: reason.code, copied });
  return { bucket: QUARANTINE_BUCKET, key: copied ? key : reasonKey(key) };
}

/**
 * Copies the file if Lambda has the time to do so. A file that is too large stays in the source bucket, and is rejected nevertheless.
 *
 * @returns true if the file was copied
 */
async function tryCopy(copy: ObjectCopy): Promise<boolean> {
  if (copy.size > LIMITS.fileBytes) return false;
  try {
    await mapSourceErrors(copy.from, copyObject(copy));
    return true;
  } catch (error) {
    if ((error as Error).name !== PERMANENT_ERRORS.copyTimeExceeded) throw error;
    return false;
  }
}
