import { GetJobRunCommand, GlueClient } from '@aws-sdk/client-glue';
import { displayText } from '../../content/text/printable-text';
import { PERMANENT_ERRORS } from '../../src/contract/error-names';
import type { CheckJobPayload } from '../../src/contract/handler-payloads';
import { RUNNING_STATES, SUCCEEDED_STATE } from '../../src/contract/job-request';
import type { JobRun } from '../../src/contract/workflow-state';
import { findOrStartRun, requestOf } from '../shared/glue/job-runs';
import { PermanentError } from '../shared/lambda/permanent-error';
import { API_CLIENT, ONE_ATTEMPT_CLIENT } from '../shared/sdk-clients';

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

const ERROR_MESSAGE_CHARACTERS = 350;

/** Glue's message can be a stack trace; what names the run has to survive the cut. */
export function describeFailure(state: string, errorMessage: string | undefined, { jobName, runId }: JobRun): string {
  const message = displayText(errorMessage ?? '', ERROR_MESSAGE_CHARACTERS) || 'no message, see the logs of the run';
  return `${state}: ${message} (job ${jobName}, run ${runId})`;
}
