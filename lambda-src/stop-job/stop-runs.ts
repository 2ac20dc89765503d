import { BatchStopJobRunCommand } from '@aws-sdk/client-glue';
import type { BatchStopJobRunError, GlueClient } from '@aws-sdk/client-glue';
import { RUNNING_STATES } from '../../src/contract/job-request';
import type { JobRecord } from '../shared/job-record';
import { jobRunsOfExecution } from '../shared/job-runs-of-execution';

/** As many runs as one call may name. */
const BATCH_SIZE = 25;

/** A run that is stopping needs no second order. */
const STOPPING_STATE = 'STOPPING';

/** @returns how many runs were told to stop */
export async function stopRuns(glue: GlueClient, record: JobRecord, outputUri: string, redriveCount: number): Promise<number> {
  const runIds = await findRunning(glue, record, outputUri, redriveCount);
  const refused: BatchStopJobRunError[] = [];
  for (let start = 0; start < runIds.length; start += BATCH_SIZE) {
    const command = new BatchStopJobRunCommand({ JobName: record.jobName, JobRunIds: runIds.slice(start, start + BATCH_SIZE) });
    refused.push(...((await glue.send(command)).Errors ?? []));
  }
  // A run that ended in the meantime is refused too, by a code that no document names: its state tells.
  const running = refused.length > 0 ? await findRunning(glue, record, outputUri, redriveCount) : [];
  const failures = refused.filter(({ JobRunId: runId }) => runId && running.includes(runId));
  if (failures.length > 0) {
    const causes = failures.map(({ JobRunId: runId, ErrorDetail: detail }) => `${runId}: ${detail?.ErrorCode} ${detail?.ErrorMessage}`).join('; ');
    throw new Error(`runs of job ${record.jobName} could not be stopped and cost money until they end: ${causes}`);
  }
  return runIds.length;
}

/** The event may come after a redrive, whose run is not to be stopped. */
async function findRunning(glue: GlueClient, { jobName, createdAt }: JobRecord, outputUri: string, redriveCount: number): Promise<string[]> {
  const runIds: string[] = [];
  for await (const { runId, state, request } of jobRunsOfExecution(glue, jobName, outputUri, new Date(createdAt))) {
    if (RUNNING_STATES.includes(state) && state !== STOPPING_STATE && request.redriveCount <= redriveCount) runIds.push(runId);
  }
  return runIds;
}
