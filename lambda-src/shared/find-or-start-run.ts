import { StartJobRunCommand } from '@aws-sdk/client-glue';
import type { GlueClient } from '@aws-sdk/client-glue';
import { jobRunsOfExecution } from './job-runs-of-execution';
import { log } from './log';
import { encodeRequest, JOB_ARGUMENTS } from '../../src/contract/job-request';
import type { JobRequest } from '../../src/contract/job-request';
import type { JobRun } from '../../src/contract/workflow-state';

export interface GlueClients {
  readonly glue: GlueClient;
  /** Sends every call once. */
  readonly starter: GlueClient;
}

/** The run of this execution and redrive count: one that is there, for the reply to an earlier call may have been lost, or a new one. */
export async function findOrStartRun({ glue, starter }: GlueClients, jobName: string, request: JobRequest, since: Date): Promise<JobRun> {
  for await (const run of jobRunsOfExecution(glue, jobName, request.outputUri, since)) {
    if (run.request.redriveCount === request.redriveCount) {
      log('INFO', 'job run found', { execution: request.execution, jobName, runId: run.runId });
      return { jobName, runId: run.runId, done: false };
    }
  }
  return startRun(starter, jobName, request);
}

export async function startRun(starter: GlueClient, jobName: string, request: JobRequest): Promise<JobRun> {
  const command = new StartJobRunCommand({ JobName: jobName, Arguments: { [JOB_ARGUMENTS.request]: encodeRequest(request) } });
  const { JobRunId: runId } = await starter.send(command);
  if (!runId) {
    throw new Error(`StartJobRun of job ${jobName} returned no run id: the step is retried and looks for the run`);
  }
  log('INFO', 'job run started', { execution: request.execution, jobName, runId });
  return { jobName, runId, done: false };
}
