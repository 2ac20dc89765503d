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

/**
 * Reports whether a job run has ended. After a redrive it starts a new run in place of the one that failed before.
 *
 * @throws PermanentError JobRunFailed
 */
export async function handler({ redriveCount, job }: CheckJobPayload): Promise<JobRun> {
  const { jobName, runId } = job;
  const { JobRun: run } = await glue.send(new GetJobRunCommand({ JobName: jobName, RunId: runId }));
  const state = run?.JobRunState;
  if (!run || !state) {
    throw new Error(`GetJobRun returned no state for run ${runId} of job ${jobName}: Step Functions retries this step`);
  }
  if (RUNNING_STATES.includes(state)) return { jobName, runId, done: false };
  if (state === SUCCEEDED_STATE) return { jobName, runId, done: true };

  const request = requestOf(run);
  // A redrive resumes here, not at Start job. The failed run belongs to an earlier attempt, so this attempt gets a run of its own.
  if (request && request.redriveCount < redriveCount) {
    return findOrStartRun({ glue, starter }, jobName, { ...request, redriveCount }, run.StartedOn ?? new Date(0));
  }
  throw new PermanentError(PERMANENT_ERRORS.jobRunFailed, describeFailure(state, run.ErrorMessage, job));
}

/** Leaves room for the names of the job and the run, which must not be cut off: Glue's message can be a whole stack trace. */
const ERROR_MESSAGE_CHARACTERS = 350;

function describeFailure(state: string, errorMessage: string | undefined, { jobName, runId }: JobRun): string {
  const message = displayText(errorMessage ?? '', ERROR_MESSAGE_CHARACTERS) || 'Glue gave no message, see the logs of the run';
  return `${state}: ${message} (job ${jobName}, run ${runId})`;
}
