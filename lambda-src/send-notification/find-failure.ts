import { GetExecutionHistoryCommand, type HistoryEvent, type SFNClient } from '@aws-sdk/client-sfn';
import { displayText } from '../../content/text/printable-text';
import { LIMITS } from '../../src/contract/limits';
import type { WorkflowState } from '../../src/contract/workflow-state';
import { log } from '../shared/lambda/log';

export interface Failure {
  readonly failedStep: string | null;
  readonly error?: string;
  readonly cause?: string;
  /** What the execution had come to know when the step began. */
  readonly state: Partial<WorkflowState>;
}

/** The API gives no more at once. */
const PAGE_SIZE = 1_000;

/** The state that failed was entered before its attempts, of three events each: one that waits for a free run makes up to 10,000 events. */
const MAX_PAGES = 11;

/**
 * What the end of an execution's history tells: how it ended, and the state that it was in, with that state's input. A history that cannot be
 * read tells nothing: better an announcement without the step than none.
 */
export async function findFailure(sfn: SFNClient, executionArn: string): Promise<Failure> {
  let ended: HistoryEvent | undefined;
  let nextToken: string | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const read = await readPage(sfn, executionArn, nextToken);
    ended ??= read.events[0];
    const entered = read.events.find((event) => event.stateEnteredEventDetails)?.stateEnteredEventDetails;
    if (entered) return { failedStep: entered.name ?? null, ...endingOf(ended), state: parseState(entered.input) };
    if (!read.nextToken) break;
    nextToken = read.nextToken;
  }
  return { failedStep: null, ...endingOf(ended), state: {} };
}

async function readPage(sfn: SFNClient, executionArn: string, from: string | undefined): Promise<{ events: HistoryEvent[]; nextToken?: string }> {
  try {
    const command = new GetExecutionHistoryCommand({ executionArn, reverseOrder: true, maxResults: PAGE_SIZE, nextToken: from });
    const { events = [], nextToken } = await sfn.send(command);
    return { events, nextToken };
  } catch (error) {
    log('WARN', 'history not read', { executionArn, error: String(error) });
    return { events: [] };
  }
}

function endingOf(event: HistoryEvent | undefined): Pick<Failure, 'error' | 'cause'> {
  const { error, cause } = event?.executionFailedEventDetails ?? event?.executionTimedOutEventDetails ?? event?.executionAbortedEventDetails ?? {};
  return { error, cause };
}

function parseState(input: string | undefined): Partial<WorkflowState> {
  try {
    return (JSON.parse(input ?? 'null') as Partial<WorkflowState> | null) ?? {};
  } catch {
    // A truncated input tells nothing; the failure is announced all the same.
    return {};
  }
}

export interface Cause {
  readonly status: string;
  readonly error: string;
  readonly cause: string | null | undefined;
}

const WITHOUT_CAUSE: Readonly<Record<string, string>> = {
  TIMED_OUT: 'the execution did not end in time',
  ABORTED: 'the execution was stopped',
};

/** Of errors that the platform reports in place of a function that is no more: by themselves they say what was seen, not what it means. */
const MEANINGS: Readonly<Record<string, string>> = {
  'Runtime.ExitError': 'the function crashed, most likely for want of memory: ',
  'Runtime.OutOfMemory': 'the function ran out of memory: ',
  'Sandbox.Timedout': 'the function ran out of time: ',
};

/** The request id or time that the platform writes before its own messages. */
const PLATFORM_PREFIX = /^(RequestId: [\da-f-]{36} (Error: )?|\d{4}-\d\d-\d\dT[\d:.]+Z [\da-f-]{36} )/;

/** What follows in the cause of Lambda.Unknown is as JSON as the cause of every other error of a function. */
const UNKNOWN_PREFIX = /^The cause could not be determined because Lambda did not return an error type\. Returned payload: (?=\{)/;

/** The cause of a function's error is JSON of the runtime's, with a stack trace; of everything else it is plain text. */
export function describeCause({ status, error, cause }: Cause): string {
  if (!cause) return WITHOUT_CAUSE[status] ?? 'no cause is known: see the execution';
  const message = (errorMessageOf(cause.replace(UNKNOWN_PREFIX, '')) ?? cause).replace(PLATFORM_PREFIX, '');
  return displayText((MEANINGS[error] ?? '') + message, LIMITS.reasonMessageCharacters);
}

function errorMessageOf(cause: string): string | undefined {
  try {
    const { errorMessage } = JSON.parse(cause) as { errorMessage?: unknown };
    return typeof errorMessage === 'string' && errorMessage !== '' ? errorMessage : undefined;
  } catch {
    return undefined;
  }
}
