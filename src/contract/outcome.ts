/** The outcomes that a file can have. */
export const OUTCOMES = ['PROCESSED', 'REJECTED', 'FAILED', 'SUPERSEDED'] as const;

export type OutcomeName = (typeof OUTCOMES)[number];
