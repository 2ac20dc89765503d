import { LIMITS } from '../../src/contract/limits';
import { displayText } from '../shared/display-text';

const WITHOUT_CAUSE: Readonly<Record<string, string>> = {
  TIMED_OUT: 'the execution did not end in time',
  ABORTED: 'the execution was stopped',
};

/** The cause of a function's error is JSON of the runtime's, with a stack trace; of everything else it is plain text. */
export function describeCause(cause: string | undefined | null, status: string): string {
  const text = cause ? (errorMessageOf(cause) ?? cause) : (WITHOUT_CAUSE[status] ?? 'no cause is known: see the execution');
  return displayText(text, LIMITS.reasonMessageCharacters);
}

function errorMessageOf(cause: string): string | undefined {
  try {
    const { errorMessage } = JSON.parse(cause) as { errorMessage?: unknown };
    return typeof errorMessage === 'string' && errorMessage !== '' ? errorMessage : undefined;
  } catch {
    return undefined;
  }
}
