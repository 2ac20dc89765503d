import { type GlueClient, type JobRun as GlueJobRun, paginateGetJobRuns, StartJobRunCommand } from '@aws-sdk/client-glue';
import { decodeRequest, encodeRequest, JOB_ARGUMENTS, type JobRequest } from '../../../src/contract/job-request';
import type { JobRun } from '../../../src/contract/workflow-state';
import { log } from '../lambda/log';

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

export interface RunOfExecution {
  readonly runId: string;
  readonly state: string;
  readonly request: JobRequest;
}

const PAGE_SIZE = 200;

/** How far the clock of a function may be ahead of Glue's. */
const CLOCK_SKEW_MS = 5 * 60_000;

/**
 * The runs of a job that an execution started since then, newest first. Pipelines that share a bucket and a job name their executions alike: the
 * folder of the execution, which is in a staging bucket of one pipeline, tells them apart.
 */
export async function* jobRunsOfExecution(glue: GlueClient, jobName: string, outputUri: string, since: Date): AsyncGenerator<RunOfExecution> {
  const oldest = since.getTime() - CLOCK_SKEW_MS;
  for await (const page of paginateGetJobRuns({ client: glue, pageSize: PAGE_SIZE }, { JobName: jobName })) {
    const runs = page.JobRuns ?? [];
    for (const run of runs) {
      const request = requestOf(run);
      if (run.Id && request?.outputUri === outputUri) yield { runId: run.Id, state: run.JobRunState ?? '', request };
    }
    // Glue lists the newest run first: behind one that is older lies none that is not.
    const last = runs[runs.length - 1]?.StartedOn;
    if (last && last.getTime() < oldest) return;
  }
}

export function requestOf(run: GlueJobRun): JobRequest | undefined {
  return decodeRequest(run.Arguments?.[JOB_ARGUMENTS.request]);
}
