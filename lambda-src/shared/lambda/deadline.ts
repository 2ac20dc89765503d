import type { Context } from 'aws-lambda';

/** Whether no more may be begun. */
export type DeadlineCheck = () => boolean;

/** What the handlers that may run long know of their call. */
export type CallContext = Pick<Context, 'getRemainingTimeInMillis'>;

/** For ending what is under way, and for the answer. */
const RESERVED_MILLISECONDS = 60_000;

export function createDeadlineCheck(context: CallContext): DeadlineCheck {
  return () => context.getRemainingTimeInMillis() < RESERVED_MILLISECONDS;
}
