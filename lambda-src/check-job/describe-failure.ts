import type { JobRun } from '../../src/contract/workflow-state';
import { displayText } from '../shared/display-text';

const ERROR_MESSAGE_CHARACTERS = 350;

/** Glue's message can be a stack trace; what names the run has to survive the cut. */
export function describeFailure(state: string, errorMessage: string | undefined, { jobName, runId }: JobRun): string {
  const message = displayText(errorMessage ?? '', ERROR_MESSAGE_CHARACTERS) || 'no message, see the logs of the run';
  return `${state}: ${message} (job ${jobName}, run ${runId})`;
}
