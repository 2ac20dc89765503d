export const VALID = 0;
export const INVALID = 1;
/** What was asked for could not be done, or not all of it. */
export const FAILED = 2;
