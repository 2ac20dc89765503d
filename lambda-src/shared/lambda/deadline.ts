import type { Context } from 'aws-lambda';

/** Returns true if the function must not begin more work. */
export type DeadlineCheck = () => boolean;

/** The part of Lambda's context that handlers with long work use. */
export type CallContext = Pick<Context, 'getRemainingTimeInMillis'>;

/** The time for finishing the work that has begun, and for the response. */
const RESERVED_MILLISECONDS = 60_000;

/** Returns a check that is true in the last minute before Lambda would stop the function. */
export function createDeadlineCheck(context: CallContext): DeadlineCheck {
  return () => context.getRemainingTimeInMillis() < RESERVED_MILLISECONDS;
}
