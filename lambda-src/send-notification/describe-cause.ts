import { LIMITS } from '../../src/contract/limits';
import { displayText } from '../shared/display-text';

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
