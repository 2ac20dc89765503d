import type { Duration } from 'aws-cdk-lib';

/** Step Functions ends an execution whose history has this many events, see its quotas. */
const HISTORY_EVENTS = 25_000;

/** The events available for polling a job, and again for waiting until a run is free. The others are for redrives and the other states. */
export const POLLING_EVENTS = 0.4 * HISTORY_EVENTS;

/** Each poll enters and leaves three states, and invokes a function, which adds three events. */
const EVENTS_PER_POLL = 9;

/** Throws an error if the interval is not valid, or so short that polling would exceed the history of an execution. */
export function checkPollingInterval(pollingInterval: Duration, jobTimeout: Duration, deadline: Duration): void {
  const [interval, timeout, total] = [pollingInterval, jobTimeout, deadline]
    .map((duration) => (duration.isUnresolved() ? NaN : duration.toSeconds({ integral: false })));
  if (interval < 1 || !(Number.isInteger(interval) || Number.isNaN(interval))) {
    throw new Error(`pollingInterval is ${interval} seconds: use a whole number of seconds, at least 1`);
  }
  if (interval > timeout) {
    throw new Error(`pollingInterval is ${interval} seconds, but jobTimeout is only ${timeout} seconds: use an interval that is not longer than jobTimeout`);
  }
  const least = Math.ceil((total * EVENTS_PER_POLL) / POLLING_EVENTS);
  if (interval < least) {
    throw new Error(
      `pollingInterval is ${interval} seconds, but polling a job for up to ${total} seconds (jobTimeout and one hour) would exceed the history of the ` +
      `execution: use at least ${least} seconds, or a shorter jobTimeout`);
  }
}
