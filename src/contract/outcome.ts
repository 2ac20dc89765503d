/** How a file's way through the pipeline can end. */
export const OUTCOMES = ['PROCESSED', 'REJECTED', 'FAILED', 'SUPERSEDED'] as const;

export type OutcomeName = (typeof OUTCOMES)[number];
