/** The context of a call that has more than enough time. */
export const AMPLE_TIME = { getRemainingTimeInMillis: () => 900_000 };
