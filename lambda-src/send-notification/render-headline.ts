import type { Announcement } from '../../src/contract/announcement';
import { STATE_NAMES } from '../../src/contract/state-names';

const HEADLINES: Readonly<Record<Exclude<Announcement['outcome'], 'FAILED'>, string>> = {
  PROCESSED: 'The file was converted and published.',
  REJECTED: 'The file was rejected: its content is not what the pipeline accepts. Correct it and upload it again.',
  SUPERSEDED: 'The file was not published: a newer upload of the same key took its place.',
};

/** A failure here came after all work on the file. */
const ANNOUNCING: readonly string[] = [STATE_NAMES.announcePublished, STATE_NAMES.announceRejected];

/** What happened, and what to do, in a sentence or two. */
export function renderHeadline({ outcome, failedStep }: Pick<Announcement, 'outcome' | 'failedStep'>): string {
  return outcome === 'FAILED' ? `${describeFailure(failedStep)} Once the cause is mended, redrive the execution.` : HEADLINES[outcome];
}

function describeFailure(failedStep: string | null): string {
  if (failedStep === null) return 'The execution failed; in which step is not known.';
  return ANNOUNCING.includes(failedStep) ? 'The pipeline did its work on the file, but failed to tell everyone.' : 'The pipeline could not process the file.';
}
