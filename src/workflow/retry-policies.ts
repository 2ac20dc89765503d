import type { Duration } from 'aws-cdk-lib';
import { POLLING_EVENTS } from './history-budget';
import { PERMANENT_ERRORS } from '../contract/error-names';

/** A Retry entry of the Amazon States Language. */
export interface Retrier {
  readonly ErrorEquals: string[];
  readonly MaxAttempts: number;
  readonly IntervalSeconds?: number;
  readonly BackoffRate?: number;
  readonly MaxDelaySeconds?: number;
  readonly JitterStrategy?: 'FULL';
}

/** Errors that no further attempt can fix. This entry is first, because the first entry that matches applies. */
const NEVER: Retrier = { ErrorEquals: Object.values(PERMANENT_ERRORS), MaxAttempts: 0 };

/** Throttling, timeouts, crashes and all unknown errors are retried for four minutes on average, eight minutes at most. */
const TRANSIENT: Retrier = {
  ErrorEquals: ['States.ALL'],
  IntervalSeconds: 2,
  BackoffRate: 2,
  MaxAttempts: 9,
  MaxDelaySeconds: 120,
  JitterStrategy: 'FULL',
};

/** The events of ending one attempt and starting the next. */
const EVENTS_PER_ATTEMPT = 3;

/**
 * Returns the retrier for jobs that are busy: all concurrent runs are in use, or Glue throttles because many files wait. It tries once a minute on average,
 * until the deadline of the execution. With long deadlines it tries less often, to stay within the history of the execution.
 */
function busyRetrier(deadline: Duration): Retrier {
  const seconds = deadline.toSeconds();
  const delay = Math.max(120, Math.ceil((2 * seconds * EVENTS_PER_ATTEMPT) / POLLING_EVENTS));
  return {
    ErrorEquals: [
      'ConcurrentRunsExceededException', 'ResourceNumberLimitExceededException', 'ThrottlingException', 'OperationTimeoutException', 'TimeoutError',
    ],
    IntervalSeconds: 15,
    BackoffRate: 2,
    // Jitter halves the average delay, so 2 * seconds / delay attempts fit into the deadline on average. Twice as many are allowed, as delays vary.
    MaxAttempts: Math.ceil((4 * seconds) / delay),
    MaxDelaySeconds: delay,
    JitterStrategy: 'FULL',
  };
}

/** The retriers of all other states. */
export const RETRY = [NEVER, TRANSIENT];

/** Returns the retriers of the states that start runs. */
export function retryWhileBusy(deadline: Duration): Retrier[] {
  return [NEVER, busyRetrier(deadline), TRANSIENT];
}
