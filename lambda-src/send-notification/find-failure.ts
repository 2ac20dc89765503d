import { GetExecutionHistoryCommand } from '@aws-sdk/client-sfn';
import type { HistoryEvent, SFNClient } from '@aws-sdk/client-sfn';
import type { Validation, WorkflowState } from '../../src/contract/workflow-state';

export interface Failure {
  readonly failedStep: string | null;
  readonly error?: string;
  readonly cause?: string;
  readonly validation?: Partial<Validation>;
}

const PAGE_SIZE = 100;

/** The state that failed was entered before its attempts, each of which is a few events. */
const MAX_PAGES = 3;

/** What the end of an execution's history tells: how it ended, and the state that it was in, with that state's input. */
export async function findFailure(sfn: SFNClient, executionArn: string): Promise<Failure> {
  let ended: HistoryEvent | undefined;
  let nextToken: string | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const command = new GetExecutionHistoryCommand({ executionArn, reverseOrder: true, maxResults: PAGE_SIZE, nextToken });
    const { events = [], nextToken: next } = await sfn.send(command);
    ended ??= events[0];
    const entered = events.find((event) => event.stateEnteredEventDetails)?.stateEnteredEventDetails;
    if (entered) return { failedStep: entered.name ?? null, ...endingOf(ended), validation: validationOf(entered.input) };
    if (!next) break;
    nextToken = next;
  }
  return { failedStep: null, ...endingOf(ended) };
}

function endingOf(event: HistoryEvent | undefined): Pick<Failure, 'error' | 'cause'> {
  const { error, cause } = event?.executionFailedEventDetails ?? event?.executionTimedOutEventDetails ?? event?.executionAbortedEventDetails ?? {};
  return { error, cause };
}

function validationOf(input: string | undefined): Partial<Validation> | undefined {
  try {
    return (JSON.parse(input ?? 'null') as Partial<WorkflowState> | null)?.validation;
  } catch {
    // A truncated input tells nothing; the failure is announced all the same.
    return undefined;
  }
}
