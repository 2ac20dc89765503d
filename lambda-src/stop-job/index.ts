import { BatchStopJobRunCommand, type BatchStopJobRunError, GlueClient } from '@aws-sdk/client-glue';
import { S3Client } from '@aws-sdk/client-s3';
import { parseEnvironment, STOP_JOB_ENVIRONMENT } from '../../src/contract/environment';
import { RUNNING_STATES } from '../../src/contract/job-request';
import { findJobRecord, type JobRecord, outputUriOf } from '../shared/glue/job-request';
import { jobRunsOfExecution } from '../shared/glue/job-runs';
import { log } from '../shared/lambda/log';
import type { OwnedBucket } from '../shared/s3/owned-bucket';
import { API_CLIENT } from '../shared/sdk-clients';
import type { StatusChangeEvent } from '../shared/step-functions/status-change-event';

const { STAGING_BUCKET, BUCKET_OWNER } = parseEnvironment(STOP_JOB_ENVIRONMENT);
const staging: OwnedBucket = { client: new S3Client(API_CLIENT), name: STAGING_BUCKET, owner: BUCKET_OWNER };
const glue = new GlueClient(API_CLIENT);

/** Stops what an execution that failed, timed out or was stopped has left running. */
export async function handler({ detail }: StatusChangeEvent): Promise<void> {
  const record = await findJobRecord(staging, detail.name);
  if (!record) return;

  const stopped = await stopRuns(record, outputUriOf(STAGING_BUCKET, detail.name), detail.redriveCount);
  log('INFO', 'job runs stopped', { execution: detail.name, jobName: record.jobName, runs: stopped });
}

/** As many runs as one call may name. */
const BATCH_SIZE = 25;

/** A run that is stopping needs no second order. */
const STOPPING_STATE = 'STOPPING';

/** @returns how many runs were told to stop */
async function stopRuns(record: JobRecord, outputUri: string, redriveCount: number): Promise<number> {
  const runIds = await findRunning(record, outputUri, redriveCount);
  const refused: BatchStopJobRunError[] = [];
  for (let start = 0; start < runIds.length; start += BATCH_SIZE) {
    const command = new BatchStopJobRunCommand({ JobName: record.jobName, JobRunIds: runIds.slice(start, start + BATCH_SIZE) });
    refused.push(...((await glue.send(command)).Errors ?? []));
  }
  // A run that ended in the meantime is refused too, by a code that no document names: its state tells.
  const running = refused.length > 0 ? await findRunning(record, outputUri, redriveCount) : [];
  const failures = refused.filter(({ JobRunId: runId }) => runId && running.includes(runId));
  if (failures.length > 0) {
    const causes = failures.map(({ JobRunId: runId, ErrorDetail: detail }) => `${runId}: ${detail?.ErrorCode} ${detail?.ErrorMessage}`).join('; ');
    throw new Error(`runs of job ${record.jobName} could not be stopped and cost money until they end: ${causes}`);
  }
  return runIds.length;
}

/** The event may come after a redrive, whose run is not to be stopped. */
async function findRunning({ jobName, createdAt }: JobRecord, outputUri: string, redriveCount: number): Promise<string[]> {
  const runIds: string[] = [];
  for await (const { runId, state, request } of jobRunsOfExecution(glue, jobName, outputUri, new Date(createdAt))) {
    if (RUNNING_STATES.includes(state) && state !== STOPPING_STATE && request.redriveCount <= redriveCount) runIds.push(runId);
  }
  return runIds;
}
