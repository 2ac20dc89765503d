import { type GlueClient, type JobRun as GlueJobRun, paginateGetJobRuns, StartJobRunCommand } from '@aws-sdk/client-glue';
import { decodeRequest, encodeRequest, JOB_ARGUMENTS, type JobRequest } from '../../../src/contract/job-request';
import type { JobRun } from '../../../src/contract/workflow-state';
import { log } from '../lambda/log';

interface GlueClients {
  readonly glue: GlueClient;
  /** Sends every call only once: see ONE_ATTEMPT_CLIENT. */
  readonly starter: GlueClient;
}

/** Finds the run of this execution and redrive count, because an earlier call may have started it and lost the reply. If there is none, starts one. */
export async function findOrStartRun({ glue, starter }: GlueClients, jobName: string, request: JobRequest, since: Date): Promise<JobRun> {
  for await (const run of listRunsOfExecution(glue, jobName, request.outputUri, since)) {
    if (run.request.redriveCount === request.redriveCount) {
      log('INFO', 'job run found', { execution: request.execution, jobName, runId: run.runId });
      return { jobName, runId: run.runId, done: false };
    }
  }
  return startRun(starter, jobName, request);
}

/** Starts a job run. Call this only if the execution has no run of the same redrive count: see findOrStartRun. */
export async function startRun(starter: GlueClient, jobName: string, request: JobRequest): Promise<JobRun> {
  const command = new StartJobRunCommand({ JobName: jobName, Arguments: { [JOB_ARGUMENTS.request]: encodeRequest(request) } });
  const { JobRunId: runId } = await starter.send(command);
  if (!runId) {
    throw new Error(`StartJobRun of job ${jobName} returned no run id: Step Functions retries this step, which then looks for the run`);
  }
  log('INFO', 'job run started', { execution: request.execution, jobName, runId });
  return { jobName, runId, done: false };
}

interface RunOfExecution {
  readonly runId: string;
  readonly state: string;
  readonly request: JobRequest;
}

const PAGE_SIZE = 200;

/** The clock of the Lambda function may be this far ahead of Glue's clock. */
const CLOCK_SKEW_MS = 5 * 60_000;

/**
 * Lists the runs of a job that an execution started since a time, newest first. The executions of pipelines that share a source bucket and a job have
 * the same names. Their runs differ by the output URI, because each pipeline has its own staging bucket.
 */
export async function* listRunsOfExecution(glue: GlueClient, jobName: string, outputUri: string, since: Date): AsyncGenerator<RunOfExecution> {
  const oldest = since.getTime() - CLOCK_SKEW_MS;
  for await (const page of paginateGetJobRuns({ client: glue, pageSize: PAGE_SIZE }, { JobName: jobName })) {
    const runs = page.JobRuns ?? [];
    for (const run of runs) {
      const request = requestOf(run);
      if (run.Id && request?.outputUri === outputUri) yield { runId: run.Id, state: run.JobRunState ?? '', request };
    }
    // Glue lists the newest run first, so all further runs are older than this one.
    const last = runs[runs.length - 1]?.StartedOn;
    if (last && last.getTime() < oldest) return;
  }
}

/** Decodes the request that a run received, or returns undefined if the run was not started by a pipeline. */
export function requestOf(run: GlueJobRun): JobRequest | undefined {
  return decodeRequest(run.Arguments?.[JOB_ARGUMENTS.request]);
}
