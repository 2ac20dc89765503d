import type { Announcement } from '../../src/contract/announcement';
import { displayText } from '../shared/display-text';

/** Longer than any key or message. */
const LINE_LENGTH = 2_000;

const HEADLINES: Readonly<Record<Announcement['outcome'], string>> = {
  PROCESSED: 'The file was converted and published.',
  REJECTED: 'The file was rejected: its content is not what the pipeline accepts. Correct it and upload it again.',
  FAILED: 'The pipeline could not process the file. Once the cause is mended, redrive the execution.',
  SUPERSEDED: 'The file was not published: a newer upload of the same key took its place.',
};

/** The announcement for a person: what happened, to which file, why, and where to look. */
export function renderEmail(announcement: Announcement): string {
  const { outcome, pipeline, fileType, source, output, rowsIn, rowsOut, reason, failedStep, links, times } = announcement;
  const lines: [string, string | number | null][] = [
    ['Pipeline', pipeline],
    ['File', `s3://${source.bucket}/${source.key}`],
    ['Version', source.versionId],
    ['Size', source.size === null ? null : `${source.size} bytes`],
    ['File type', fileType],
    ['Reason', reason && `${reason.code}: ${reason.message}`],
    ['At', reason && renderPlace(reason)],
    ['Failed step', failedStep],
    [outcome === 'REJECTED' ? 'Quarantined as' : 'Output', output && `s3://${output.bucket}/${output.key}`],
    ['Rows in', rowsIn],
    ['Rows out', rowsOut],
    ['Started', times.started],
    ['Ended', times.ended],
    ['Execution', links.execution],
    ['Announcement', announcement.announcementId],
  ];
  const rendered = lines.filter(([, value]) => value !== null && value !== '').map(([label, value]) => `${label}: ${displayText(String(value), LINE_LENGTH)}`);
  return `${HEADLINES[outcome]}\n\n${rendered.join('\n')}\n`;
}

function renderPlace({ line, column }: NonNullable<Announcement['reason']>): string | null {
  if (line === null) return null;
  return column === null ? `line ${line}` : `line ${line}, column ${column}`;
}
