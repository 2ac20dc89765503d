import { displayText } from '../../content/text/printable-text';
import type { AnnouncedReason, Announcement } from '../../src/contract/announcement';
import { STATE_NAMES } from '../../src/contract/state-names';

/** The length at which a line is cut. No key and no message is as long. */
const MAX_LINE_CHARACTERS = 2_000;

/** Renders a notification as the text of an e-mail: what happened to which file and why, and where to look. */
export function renderEmail(announcement: Announcement): string {
  const { outcome, pipeline, fileType, source, output, rowsIn, rowsOut, reason, furtherProblems, failedStep, links, times } = announcement;
  const isRejected = outcome === 'REJECTED' || failedStep === STATE_NAMES.announceRejected;
  const lines: [label: string, value: string | number | null][] = [
    ['Pipeline', pipeline],
    ['File', `s3://${source.bucket}/${source.key}`],
    ['Version', source.versionId],
    ['Size', source.size === null ? null : `${source.size} bytes`],
    ['File type', fileType],
    ['Reason', reason && `${reason.code}: ${reason.message}`],
    ['Place', reason && renderPlace(reason)],
    ['Excerpt', reason && reason.excerpt],
    ...furtherProblems.map((problem): [string, string] => ['Further problem', renderFurtherProblem(problem)]),
    ['Failed step', failedStep],
    [isRejected ? 'Quarantined as' : 'Output', output && `s3://${output.bucket}/${output.key}`],
    ['Rows in', rowsIn],
    ['Rows out', rowsOut],
    ['Started', times.started],
    ['Ended', times.ended],
    ['Execution', links.execution],
    ['Job run', links.jobRun],
    ['Notification', announcement.announcementId],
  ];
  const rendered = lines
    .filter(([, value]) => value !== null && value !== '')
    .map(([label, value]) => `${label}: ${displayText(String(value), MAX_LINE_CHARACTERS)}`);
  return `${renderHeadline(announcement)}\n\n${rendered.join('\n')}\n`;
}

const HEADLINES: Readonly<Record<Exclude<Announcement['outcome'], 'FAILED'>, string>> = {
  PROCESSED: 'The file was converted to Parquet and published.',
  REJECTED: 'The file was rejected for the reason below. Correct the file and upload it again.',
  SUPERSEDED: 'The file was not published because a newer file with the same key was uploaded.',
};

/** Says in a sentence or two what happened and what to do. */
function renderHeadline({ outcome, failedStep }: Announcement): string {
  return outcome === 'FAILED' ? `${describeFailure(failedStep)} Fix the cause, then redrive the execution.` : HEADLINES[outcome];
}

/** The steps after which all work on the file is done. */
const NOTIFYING_STEPS: readonly string[] = [STATE_NAMES.announcePublished, STATE_NAMES.announceRejected];

function describeFailure(failedStep: string | null): string {
  if (failedStep === null) return 'The execution failed. The failed step is unknown.';
  return NOTIFYING_STEPS.includes(failedStep)
    ? 'The pipeline finished its work on the file, but could not send all notifications.'
    : 'The pipeline could not process the file.';
}

function renderFurtherProblem(problem: AnnouncedReason): string {
  const place = renderPlace(problem);
  return `${problem.code}: ${problem.message}${place && ` (${place})`}`;
}

function renderPlace({ line, column, byteOffset }: AnnouncedReason): string {
  const places = [['line', line], ['column', column], ['byte', byteOffset]] as const;
  return places.filter(([, value]) => value !== null).map(([name, value]) => `${name} ${value}`).join(', ');
}

/** SNS accepts subjects of fewer than 100 characters. */
const MAX_SUBJECT_CHARACTERS = 99;

/** Renders the subject: one line of ASCII that begins with a letter. SNS does not accept a message with any other subject. */
export function renderSubject({ outcome, pipeline, source }: Announcement): string {
  const fileName = source.key.slice(source.key.lastIndexOf('/') + 1);
  const subject = `${outcome}: ${fileName} (${pipeline})`.replace(/[^ -~]+/g, '?');
  return subject.length <= MAX_SUBJECT_CHARACTERS ? subject : `${subject.slice(0, MAX_SUBJECT_CHARACTERS - 3)}...`;
}
