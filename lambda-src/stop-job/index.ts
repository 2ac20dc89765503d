import { BatchStopJobRunCommand, type BatchStopJobRunError, GlueClient } from '@aws-sdk/client-glue';
import { S3Client } from '@aws-sdk/client-s3';
import { parseEnvironment, STOP_JOB_ENVIRONMENT } from '../../src/contract/environment';
import { RUNNING_STATES } from '../../src/contract/job-request';
import { findJobRecord, type JobRecord, outputUriOf } from '../shared/glue/job-request';
import { listRunsOfExecution } from '../shared/glue/job-runs';
import { log } from '../shared/lambda/log';
import type { OwnedBucket } from '../shared/s3/owned-bucket';
import { API_CLIENT } from '../shared/sdk-clients';
import type { StatusChangeEvent } from '../shared/step-functions/status-change-event';

const { STAGING_BUCKET, BUCKET_OWNER } = parseEnvironment(STOP_JOB_ENVIRONMENT);
const staging: OwnedBucket = { client: new S3Client(API_CLIENT), name: STAGING_BUCKET, owner: BUCKET_OWNER };
const glue = new GlueClient(API_CLIENT);

/** Stops the job runs that an execution has left running when it failed, timed out or was stopped. */
export async function handler({ detail }: StatusChangeEvent): Promise<void> {
  const record = await findJobRecord(staging, detail.name);
  if (!record) return;

  const stopped = await stopRuns(record, outputUriOf(STAGING_BUCKET, detail.name), detail.redriveCount);
  log('INFO', 'job runs stopped', { execution: detail.name, jobName: record.jobName, runs: stopped });
}

/** The most runs that one call may name. */
const BATCH_SIZE = 25;

/** The state of a run that has already been asked to stop. */
const STOPPING_STATE = 'STOPPING';

/** @returns the number of runs that were asked to stop */
async function stopRuns(record: JobRecord, outputUri: string, redriveCount: number): Promise<number> {
  const runIds = await findRunning(record, outputUri, redriveCount);
  const errors: BatchStopJobRunError[] = [];
  for (let start = 0; start < runIds.length; start += BATCH_SIZE) {
    const command = new BatchStopJobRunCommand({ JobName: record.jobName, JobRunIds: runIds.slice(start, start + BATCH_SIZE) });
    errors.push(...((await glue.send(command)).Errors ?? []));
  }
  // A run that has ended in the meantime is an error, too, but its code is not documented. So the state of the run decides.
  const running = errors.length > 0 ? await findRunning(record, outputUri, redriveCount) : [];
  const failures = errors.filter(({ JobRunId: runId }) => runId && running.includes(runId));
  if (failures.length > 0) {
    const causes = failures.map(({ JobRunId: runId, ErrorDetail: detail }) => `${runId}: ${detail?.ErrorCode} ${detail?.ErrorMessage}`).join('; ');
    throw new Error(`could not stop runs of job ${record.jobName}, which cost money until they end; stop them in the AWS Glue console: ${causes}`);
  }
  return runIds.length;
}

/** Lists the runs that still have to be stopped. The event may arrive after a redrive, whose run must go on. */
async function findRunning({ jobName, createdAt }: JobRecord, outputUri: string, redriveCount: number): Promise<string[]> {
  const runIds: string[] = [];
  for await (const { runId, state, request } of listRunsOfExecution(glue, jobName, outputUri, new Date(createdAt))) {
    if (RUNNING_STATES.includes(state) && state !== STOPPING_STATE && request.redriveCount <= redriveCount) runIds.push(runId);
  }
  return runIds;
}
