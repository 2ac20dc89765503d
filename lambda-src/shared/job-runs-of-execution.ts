import { paginateGetJobRuns } from '@aws-sdk/client-glue';
import type { GlueClient, JobRun } from '@aws-sdk/client-glue';
import { decodeRequest, JOB_ARGUMENTS } from '../../src/contract/job-request';
import type { JobRequest } from '../../src/contract/job-request';

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

export function requestOf(run: JobRun): JobRequest | undefined {
  return decodeRequest(run.Arguments?.[JOB_ARGUMENTS.request]);
}
