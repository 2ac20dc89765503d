import type { HistoryEvent } from '@aws-sdk/client-sfn';
import { STATE_NAMES } from '../../src/contract/state-names';
import type { Validation, WorkflowState } from '../../src/contract/workflow-state';

/** The progress of an execution, as its history shows it. */
export interface ExecutionProgress {
  /** The states that do something, in the order in which they were first entered. Choices and the checks of a running job are left out. */
  readonly states: string[];
  readonly validation?: Validation;
}

const LOOKING: readonly string[] = [STATE_NAMES.checkJob];

/** @param events - oldest first */
export function readProgress(events: HistoryEvent[]): ExecutionProgress {
  const entered = events
    .filter(({ type }) => type === 'TaskStateEntered' || type === 'WaitStateEntered')
    .map(({ stateEnteredEventDetails }) => stateEnteredEventDetails?.name ?? '')
    .filter((name) => name && !LOOKING.includes(name));
  return { states: [...new Set(entered)], validation: validationOf(events) };
}

function validationOf(events: HistoryEvent[]): Validation | undefined {
  const exited = events.find(({ stateExitedEventDetails }) => stateExitedEventDetails?.name === STATE_NAMES.validate);
  const output = exited?.stateExitedEventDetails?.output;
  return output === undefined ? undefined : (JSON.parse(output) as WorkflowState).validation;
}
