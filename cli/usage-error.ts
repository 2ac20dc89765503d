/** The command line is wrong: what, and what to write instead. */
export class UsageError extends Error {}
