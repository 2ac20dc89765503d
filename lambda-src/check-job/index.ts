import { GetJobRunCommand, GlueClient } from '@aws-sdk/client-glue';
import { describeFailure } from './describe-failure';
import { PERMANENT_ERRORS } from '../../src/contract/error-names';
import type { CheckJobPayload } from '../../src/contract/handler-payloads';
import { RUNNING_STATES, SUCCEEDED_STATE } from '../../src/contract/job-request';
import type { JobRun } from '../../src/contract/workflow-state';
import { API_CLIENT, ONE_ATTEMPT_CLIENT } from '../shared/client-settings';
import { findOrStartRun } from '../shared/find-or-start-run';
import { requestOf } from '../shared/job-runs-of-execution';
import { PermanentError } from '../shared/pipeline-error';

const glue = new GlueClient(API_CLIENT);
const starter = new GlueClient(ONE_ATTEMPT_CLIENT);

export async function handler({ redriveCount, job }: CheckJobPayload): Promise<JobRun> {
  const { jobName, runId } = job;
  const { JobRun: run } = await glue.send(new GetJobRunCommand({ JobName: jobName, RunId: runId }));
  const state = run?.JobRunState;
  if (!run || !state) {
    throw new Error(`GetJobRun returned no state of run ${runId} of job ${jobName}: the step is retried`);
  }
  if (RUNNING_STATES.includes(state)) return { jobName, runId, done: false };
  if (state === SUCCEEDED_STATE) return { jobName, runId, done: true };

  const request = requestOf(run);
  // A redrive resumes here, not at Start job: the run that failed is of an earlier attempt, and this one deserves its own.
  if (request && request.redriveCount < redriveCount) {
    return findOrStartRun({ glue, starter }, jobName, { ...request, redriveCount }, run.StartedOn ?? new Date(0));
  }
  throw new PermanentError(PERMANENT_ERRORS.jobRunFailed, describeFailure(state, run.ErrorMessage, job));
}
