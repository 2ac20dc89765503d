import type { Duration } from 'aws-cdk-lib';

/** Step Functions ends an execution whose history has this many events, see its quotas. */
const EVENTS = 25_000;

/** The share that looking at a job may have, and the share that waiting for a free run may have: the rest is for redrives and the other states. */
export const EVENTS_FOR_LOOKING = 0.4 * EVENTS;

/** Entering and leaving three states, and the three events of the function in between. */
const EVENTS_PER_LOOK = 9;

/** Refuses an interval that would end long executions for the length of their history. */
export function checkPollingInterval(pollingInterval: Duration, jobTimeout: Duration, deadline: Duration): void {
  const [interval, timeout, total] = [pollingInterval, jobTimeout, deadline]
    .map((duration) => (duration.isUnresolved() ? NaN : duration.toSeconds({ integral: false })));
  if (interval < 1 || !(Number.isInteger(interval) || Number.isNaN(interval))) {
    throw new Error(`pollingInterval is ${interval} seconds: give whole seconds, at least 1`);
  }
  if (interval > timeout) {
    throw new Error(`pollingInterval is ${interval} seconds, jobTimeout only ${timeout}: give an interval that is shorter than the longest run`);
  }
  const least = Math.ceil((total * EVENTS_PER_LOOK) / EVENTS_FOR_LOOKING);
  if (interval < least) {
    throw new Error(
      `pollingInterval is ${interval} seconds, but looking at a job for up to ${total} seconds (jobTimeout and one hour) would fill the history ` +
      `of the execution: give at least ${least} seconds, or a shorter jobTimeout`);
  }
}
