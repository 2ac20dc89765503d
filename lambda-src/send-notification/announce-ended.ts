import { announcementId, announcedSource } from './announcement-parts';
import { consoleLink } from './console-link';
import type { AnnouncedReason, Announcement } from '../../src/contract/announcement';
import type { AnnouncePayload } from '../../src/contract/handler-payloads';
import type { OutcomeName } from '../../src/contract/outcome';
import type { Validation } from '../../src/contract/workflow-state';

/** What is told of a file that was published, rejected or superseded. */
export function announceEnded(pipeline: string, payload: AnnouncePayload, now: Date): Announcement {
  const { execution, executionArn, redriveCount, startTime, source, validation, publication } = payload;
  const outcome: OutcomeName = publication?.outcome ?? 'REJECTED';
  return {
    version: 1,
    announcementId: announcementId(execution, redriveCount, outcome),
    outcome,
    pipeline,
    fileType: validation.fileType || null,
    source: announcedSource(source, validation.size),
    output: outputOf(payload),
    rowsIn: publication?.rowsIn ?? null,
    rowsOut: publication?.rowsOut ?? null,
    reason: announcedReason(validation),
    failedStep: null,
    execution: executionArn,
    links: { execution: consoleLink(executionArn) },
    times: { started: new Date(startTime).toISOString(), ended: now.toISOString() },
  };
}

function outputOf({ quarantine, publication }: AnnouncePayload): Announcement['output'] {
  if (publication?.outcome === 'PROCESSED') return { bucket: publication.bucket, key: publication.prefix };
  return quarantine ? { bucket: quarantine.bucket, key: quarantine.key } : null;
}

function announcedReason({ reason }: Validation): AnnouncedReason | null {
  return reason ? { code: reason.code, message: reason.message, line: reason.line ?? null, column: reason.column ?? null } : null;
}
