import { GetExecutionHistoryCommand, type HistoryEvent, type SFNClient } from '@aws-sdk/client-sfn';
import { announcedOutput, announcedSource, announcementId } from './compose-announcement';
import { executionLink, jobRunLink } from './console-link';
import { displayText } from '../../content/text/printable-text';
import type { Announcement } from '../../src/contract/announcement';
import { LIMITS } from '../../src/contract/limits';
import type { SourceObject } from '../../src/contract/object-identity';
import type { WorkflowState } from '../../src/contract/workflow-state';
import { log } from '../shared/lambda/log';
import type { StatusChange } from '../shared/step-functions/status-change-event';

/** Composes the notification about an execution that failed, timed out or was stopped. */
export async function composeFailedAnnouncement(sfn: SFNClient, pipeline: string, change: StatusChange): Promise<Announcement> {
  const source = sourceOf(change);
  const { failedStep, state, ...failure } = await findFailure(sfn, change.executionArn);
  const { validation, job, publication } = state;
  const error = change.error ?? failure.error ?? change.status;
  return {
    version: 1,
    announcementId: announcementId(change.name, change.redriveCount, 'FAILED'),
    outcome: 'FAILED',
    pipeline,
    fileType: validation?.fileType || null,
    source: announcedSource(source, validation?.size),
    output: announcedOutput(state),
    rowsIn: publication?.rowsIn ?? validation?.rows ?? null,
    rowsOut: publication?.rowsOut ?? null,
    reason: {
      code: error,
      message: describeCause({ status: change.status, error, cause: change.cause ?? failure.cause }),
      line: null,
      column: null,
      byteOffset: null,
      excerpt: null,
    },
    furtherProblems: [],
    failedStep,
    execution: change.executionArn,
    links: { execution: executionLink(change.executionArn), jobRun: job ? jobRunLink(change.executionArn, job) : null },
    times: { started: new Date(change.startDate).toISOString(), ended: new Date(change.stopDate ?? Date.now()).toISOString() },
  };
}

function sourceOf({ name, input }: StatusChange): SourceObject {
  const source = parseSource(input);
  if (!source?.bucket || !source.key) {
    throw new Error(`the input of execution ${name} does not name a source object: upload a file to start an execution, or copy the input of one that an upload started`);
  }
  return source as SourceObject;
}

function parseSource(input: string | null | undefined): Partial<SourceObject> | undefined {
  try {
    return (JSON.parse(input ?? 'null') as { source?: Partial<SourceObject> } | null)?.source;
  } catch {
    return undefined;
  }
}

/** The end of an execution, as far as its history shows it. */
interface Failure {
  /** The name of the state that failed; null if it is unknown. */
  readonly failedStep: string | null;
  readonly error?: string;
  readonly cause?: string;
  /** The input of that state: what the execution knew when the state began. */
  readonly state: Partial<WorkflowState>;
}

/** The most events that the API returns at once. */
const PAGE_SIZE = 1_000;

/** Each attempt of a state adds three events after the one that entered it. A state that waits for a free job run adds up to 10,000 events. */
const MAX_PAGES = 11;

/**
 * Searches the history of an execution, from its end, for the error and for the state that failed. If the history cannot be read, the result is
 * empty, because a notification without the failed step is better than none.
 */
async function findFailure(sfn: SFNClient, executionArn: string): Promise<Failure> {
  let ended: HistoryEvent | undefined;
  let nextToken: string | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const read = await readPage(sfn, executionArn, nextToken);
    ended ??= read.events[0];
    const entered = read.events.find((event) => event.stateEnteredEventDetails)?.stateEnteredEventDetails;
    if (entered) return { failedStep: entered.name ?? null, ...errorOf(ended), state: parseState(entered.input) };
    if (!read.nextToken) break;
    nextToken = read.nextToken;
  }
  return { failedStep: null, ...errorOf(ended), state: {} };
}

async function readPage(sfn: SFNClient, executionArn: string, from: string | undefined): Promise<{ events: HistoryEvent[]; nextToken?: string }> {
  try {
    const command = new GetExecutionHistoryCommand({ executionArn, reverseOrder: true, maxResults: PAGE_SIZE, nextToken: from });
    const { events = [], nextToken } = await sfn.send(command);
    return { events, nextToken };
  } catch (error) {
    log('WARN', 'execution history could not be read', { executionArn, error: String(error) });
    return { events: [] };
  }
}

function errorOf(event: HistoryEvent | undefined): Pick<Failure, 'error' | 'cause'> {
  const { error, cause } = event?.executionFailedEventDetails ?? event?.executionTimedOutEventDetails ?? event?.executionAbortedEventDetails ?? {};
  return { error, cause };
}

function parseState(input: string | undefined): Partial<WorkflowState> {
  try {
    return (JSON.parse(input ?? 'null') as Partial<WorkflowState> | null) ?? {};
  } catch {
    // A truncated input is of no use. The notification is sent without it.
    return {};
  }
}

interface Cause {
  /** The status of the execution. */
  readonly status: string;
  /** The name of the error. */
  readonly error: string;
  /** The cause as Step Functions reports it. */
  readonly cause: string | null | undefined;
}

const WITHOUT_CAUSE: Readonly<Record<string, string>> = {
  TIMED_OUT: 'the execution did not end in time',
  ABORTED: 'the execution was stopped',
};

/** Explains errors that Lambda reports when a function has crashed. Their own messages say what Lambda saw, not what it means. */
const MEANINGS: Readonly<Record<string, string>> = {
  'Runtime.ExitError': 'the function crashed, most likely because it ran out of memory: ',
  'Runtime.OutOfMemory': 'the function ran out of memory: ',
  'Sandbox.Timedout': 'the function timed out: ',
};

/** The request id or time at the start of Lambda's own messages. */
const PLATFORM_PREFIX = /^(RequestId: [\da-f-]{36} (Error: )?|\d{4}-\d\d-\d\dT[\d:.]+Z [\da-f-]{36} )/;

/** The text before the JSON in the cause of Lambda.Unknown. The causes of all other errors of a function consist of the JSON only. */
const UNKNOWN_PREFIX = /^The cause could not be determined because Lambda did not return an error type\. Returned payload: (?=\{)/;

/**
 * Describes the cause of a failure in plain text. The cause of a function's error is JSON of the Lambda runtime, with a stack trace; every other cause
 * is plain text.
 */
function describeCause({ status, error, cause }: Cause): string {
  if (!cause) return WITHOUT_CAUSE[status] ?? 'the cause is unknown: see the execution in the AWS console';
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
