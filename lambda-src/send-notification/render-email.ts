import { displayText } from '../../content/text/printable-text';
import type { AnnouncedReason, Announcement } from '../../src/contract/announcement';
import { STATE_NAMES } from '../../src/contract/state-names';

/** Longer than any key or message. */
const LINE_LENGTH = 2_000;

/** The announcement for a person: what happened, to which file, why, and where to look. */
export function renderEmail(announcement: Announcement): string {
  const { outcome, pipeline, fileType, source, output, rowsIn, rowsOut, reason, furtherProblems, failedStep, links, times } = announcement;
  const isRejected = outcome === 'REJECTED' || failedStep === STATE_NAMES.announceRejected;
  const lines: [string, string | number | null][] = [
    ['Pipeline', pipeline],
    ['File', `s3://${source.bucket}/${source.key}`],
    ['Version', source.versionId],
    ['Size', source.size === null ? null : `${source.size} bytes`],
    ['File type', fileType],
    ['Reason', reason && `${reason.code}: ${reason.message}`],
    ['At', reason && renderPlace(reason)],
    ['Text there', reason && reason.excerpt],
    ...furtherProblems.map((problem): [string, string] => ['Also wrong', `${problem.code}: ${problem.message} (${renderPlace(problem)})`]),
    ['Failed step', failedStep],
    [isRejected ? 'Quarantined as' : 'Output', output && `s3://${output.bucket}/${output.key}`],
    ['Rows in', rowsIn],
    ['Rows out', rowsOut],
    ['Started', times.started],
    ['Ended', times.ended],
    ['Execution', links.execution],
    ['Job run', links.jobRun],
    ['Announcement', announcement.announcementId],
  ];
  const rendered = lines.filter(([, value]) => value !== null && value !== '').map(([label, value]) => `${label}: ${displayText(String(value), LINE_LENGTH)}`);
  return `${renderHeadline(announcement)}\n\n${rendered.join('\n')}\n`;
}

function renderPlace({ line, column, byteOffset }: AnnouncedReason): string {
  const places = [['line', line], ['column', column], ['byte', byteOffset]] as const;
  return places.filter(([, value]) => value !== null).map(([name, value]) => `${name} ${value}`).join(', ');
}

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

/** SNS takes fewer than 100 characters. */
const MAX_LENGTH = 99;

/** ASCII on one line, beginning with a letter: SNS refuses every other subject, and with it the message. */
export function renderSubject({ outcome, pipeline, source }: Announcement): string {
  const fileName = source.key.slice(source.key.lastIndexOf('/') + 1);
  const subject = `${outcome}: ${fileName} (${pipeline})`.replace(/[^ -~]+/g, '?');
  return subject.length <= MAX_LENGTH ? subject : `${subject.slice(0, MAX_LENGTH - 3)}...`;
}
