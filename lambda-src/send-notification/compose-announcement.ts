import { executionLink } from './console-link';
import type { AnnouncedReason, Announcement } from '../../src/contract/announcement';
import type { AnnouncePayload } from '../../src/contract/handler-payloads';
import type { SourceObject } from '../../src/contract/object-identity';
import type { Reason } from '../../src/contract/reason-codes';
import type { OutcomeName, WorkflowState } from '../../src/contract/workflow-state';

/** Composes the notification about a file that was published, rejected or superseded. */
export function composeEndedAnnouncement(pipeline: string, payload: AnnouncePayload, now: Date): Announcement {
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

/** Returns an id that is the same for every delivery of the same notification. */
export function announcementId(execution: string, redriveCount: number, outcome: OutcomeName): string {
  return `${execution}-${redriveCount}-${outcome}`;
}

export function announcedSource({ bucket, key, versionId, size }: SourceObject, validatedSize: number | undefined): Announcement['source'] {
  return { bucket, key, versionId: versionId ?? null, size: validatedSize ?? size ?? null };
}

/** Returns the place of the published or quarantined file, or null if the workflow has not come so far. */
export function announcedOutput({ quarantine, publication }: Partial<WorkflowState>): Announcement['output'] {
  if (publication?.outcome === 'PROCESSED') return { bucket: publication.bucket, key: publication.prefix };
  return quarantine ? { bucket: quarantine.bucket, key: quarantine.key } : null;
}
