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

/** Throttles, timeouts, crashes and all that is unknown: about five minutes in all. */
const TRANSIENT: Retrier = {
  ErrorEquals: ['States.ALL'],
  IntervalSeconds: 2,
  BackoffRate: 2,
  MaxAttempts: 6,
  MaxDelaySeconds: 120,
  JitterStrategy: 'FULL',
};

/**
 * All runs of a job are taken: wait for one. The count only has to outlast the deadline of the execution: with full jitter an attempt comes every
 * minute on average, and each leaves about five events in a history of 25,000.
 */
const BUSY: Retrier = {
  ErrorEquals: ['ConcurrentRunsExceededException', 'ResourceNumberLimitExceededException'],
  IntervalSeconds: 15,
  BackoffRate: 2,
  MaxAttempts: 1000,
  MaxDelaySeconds: 120,
  JitterStrategy: 'FULL',
};

export const RETRY = [NEVER, TRANSIENT];

export const RETRY_WHILE_BUSY = [NEVER, BUSY, TRANSIENT];
