import type { Duration } from 'aws-cdk-lib';
import { EVENTS_FOR_LOOKING } from './history-budget';
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

/** First, because the first entry that matches decides: no attempt mends these. */
const NEVER: Retrier = { ErrorEquals: Object.values(PERMANENT_ERRORS), MaxAttempts: 0 };

/** Throttles, timeouts, crashes and all that is unknown: four minutes on average, eight at most. */
const TRANSIENT: Retrier = {
  ErrorEquals: ['States.ALL'],
  IntervalSeconds: 2,
  BackoffRate: 2,
  MaxAttempts: 9,
  MaxDelaySeconds: 120,
  JitterStrategy: 'FULL',
};

/** Leaving an attempt and beginning the next. */
const EVENTS_PER_ATTEMPT = 3;

/**
 * All runs of a job are taken, or so many files wait that Glue throttles: an attempt every minute on average, until the deadline of the execution.
 * With long deadlines the attempts are rarer, for the sake of the execution's history.
 */
function busy(deadline: Duration): Retrier {
  const seconds = deadline.toSeconds();
  const delay = Math.max(120, Math.ceil((2 * seconds * EVENTS_PER_ATTEMPT) / EVENTS_FOR_LOOKING));
  return {
    ErrorEquals: [
      'ConcurrentRunsExceededException', 'ResourceNumberLimitExceededException', 'ThrottlingException', 'OperationTimeoutException', 'TimeoutError',
    ],
    IntervalSeconds: 15,
    BackoffRate: 2,
    // Jitter makes some delays short: twice as many as the deadline holds on average.
    MaxAttempts: Math.ceil((4 * seconds) / delay),
    MaxDelaySeconds: delay,
    JitterStrategy: 'FULL',
  };
}

export const RETRY = [NEVER, TRANSIENT];

/** Of the steps that start runs. */
export function retryWhileBusy(deadline: Duration): Retrier[] {
  return [NEVER, busy(deadline), TRANSIENT];
}
