import { renderHeadline } from './render-headline';
import type { AnnouncedReason, Announcement } from '../../src/contract/announcement';
import { STATE_NAMES } from '../../src/contract/state-names';
import { displayText } from '../shared/display-text';

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
