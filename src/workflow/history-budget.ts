/** Step Functions ends an execution whose history has this many events, see its quotas. */
const EVENTS = 25_000;

/** The share that looking at a job may have, and the share that waiting for a free run may have: the rest is for redrives and the other states. */
export const EVENTS_FOR_LOOKING = 0.4 * EVENTS;
