import { announcedOutput, announcementId, announcedSource } from './announcement-parts';
import { executionLink } from './console-link';
import type { AnnouncedReason, Announcement } from '../../src/contract/announcement';
import type { AnnouncePayload } from '../../src/contract/handler-payloads';
import type { OutcomeName } from '../../src/contract/outcome';
import type { Reason } from '../../src/contract/reason-codes';

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
    output: announcedOutput(payload),
    rowsIn: publication?.rowsIn ?? null,
    rowsOut: publication?.rowsOut ?? null,
    reason: validation.reason ? announcedReason(validation.reason) : null,
    furtherProblems: (validation.furtherProblems ?? []).map(announcedReason),
    failedStep: null,
    execution: executionArn,
    links: { execution: executionLink(executionArn), jobRun: null },
    times: { started: new Date(startTime).toISOString(), ended: now.toISOString() },
  };
}

function announcedReason({ code, message, ...place }: Reason): AnnouncedReason {
  const { line = null, column = null, byteOffset = null, excerpt = null } = place;
  return { code, message, line, column, byteOffset, excerpt };
}
