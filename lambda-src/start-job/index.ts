import { GlueClient } from '@aws-sdk/client-glue';
import { S3Client } from '@aws-sdk/client-s3';
import { parseEnvironment, START_JOB_ENVIRONMENT } from '../../src/contract/environment';
import { PERMANENT_ERRORS } from '../../src/contract/error-names';
import type { FileFacts } from '../../src/contract/file-facts';
import type { StartJobPayload } from '../../src/contract/handler-payloads';
import { stagingLayout } from '../../src/contract/staging-layout';
import type { JobRun } from '../../src/contract/workflow-state';
import { composeJobRequest, findJobRecord, writeJobRecord } from '../shared/glue/job-request';
import { findOrStartRun, startRun } from '../shared/glue/job-runs';
import { PermanentError } from '../shared/lambda/permanent-error';
import { type OwnedBucket, readJson } from '../shared/s3/owned-bucket';
import { API_CLIENT, ONE_ATTEMPT_CLIENT } from '../shared/sdk-clients';

const { STAGING_BUCKET, BUCKET_OWNER } = parseEnvironment(START_JOB_ENVIRONMENT);
const staging: OwnedBucket = { client: new S3Client(API_CLIENT), name: STAGING_BUCKET, owner: BUCKET_OWNER };
const glue = new GlueClient(API_CLIENT);
const starter = new GlueClient(ONE_ATTEMPT_CLIENT);

/**
 * Starts the job run of an execution, or finds the run that an earlier attempt started.
 *
 * @throws PermanentError UnknownFileType
 */
export async function handler({ execution, redriveCount, source, fileType, jobs }: StartJobPayload): Promise<JobRun> {
  if (!Object.hasOwn(jobs, fileType)) {
    const known = Object.keys(jobs).join(', ');
    throw new PermanentError(PERMANENT_ERRORS.unknownFileType, `file type "${fileType}" has no job; the pipeline now has jobs for ${known}: upload the file again`);
  }
  const jobName = jobs[fileType];
  const facts = await readJson<FileFacts>(staging, stagingLayout(execution).facts);
  const request = composeJobRequest(STAGING_BUCKET, { execution, redriveCount, source }, facts);
  const record = await findJobRecord(staging, execution);
  if (record?.jobName === jobName) {
    return findOrStartRun({ glue, starter }, jobName, request, new Date(record.createdAt));
  }
  await writeJobRecord(staging, execution, { version: 1, jobName, createdAt: new Date().toISOString() });
  return startRun(starter, jobName, request);
}
