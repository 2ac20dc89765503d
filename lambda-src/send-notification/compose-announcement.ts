import type { SFNClient } from '@aws-sdk/client-sfn';
import { executionLink, jobRunLink } from './console-link';
import { describeCause, findFailure } from './find-failure';
import { type AnnouncedReason, type Announcement, UNKNOWN_FILE_TYPE } from '../../src/contract/announcement';
import type { AnnouncePayload } from '../../src/contract/handler-payloads';
import type { SourceObject } from '../../src/contract/object-identity';
import type { OutcomeName } from '../../src/contract/outcome';
import type { Reason } from '../../src/contract/reason-codes';
import type { WorkflowState } from '../../src/contract/workflow-state';
import type { StatusChange } from '../shared/step-functions/status-change-event';

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

/** Composes the notification about an execution that failed, timed out or was stopped. */
export async function composeFailedAnnouncement(sfn: SFNClient, pipeline: string, change: StatusChange): Promise<Announcement> {
  const source = sourceOf(change);
  const { failedStep, state, ...failure } = await findFailure(sfn, change.executionArn);
  const { validation, job, publication } = state;
  const error = change.error ?? failure.error ?? change.status;
  return {
    version: 1,
    announcementId: announcementId(change.name, change.redriveCount, 'FAILED'),
    outcome: 'FAILED',
    pipeline,
    fileType: validation?.fileType || null,
    source: announcedSource(source, validation?.size),
    output: announcedOutput(state),
    rowsIn: publication?.rowsIn ?? validation?.rows ?? null,
    rowsOut: publication?.rowsOut ?? null,
    reason: {
      code: error,
      message: describeCause({ status: change.status, error, cause: change.cause ?? failure.cause }),
      line: null,
      column: null,
      byteOffset: null,
      excerpt: null,
    },
    furtherProblems: [],
    failedStep,
    execution: change.executionArn,
    links: { execution: executionLink(change.executionArn), jobRun: job ? jobRunLink(change.executionArn, job) : null },
    times: { started: new Date(change.startDate).toISOString(), ended: new Date(change.stopDate ?? Date.now()).toISOString() },
  };
}

function sourceOf({ name, input }: StatusChange): SourceObject {
  const source = parseSource(input);
  if (!source?.bucket || !source.key) {
    throw new Error(`the input of execution ${name} does not name a source object: upload a file to start an execution, or copy the input of one that an upload started`);
  }
  return source as SourceObject;
}

function parseSource(input: string | null | undefined): Partial<SourceObject> | undefined {
  try {
    return (JSON.parse(input ?? 'null') as { source?: Partial<SourceObject> } | null)?.source;
  } catch {
    return undefined;
  }
}

/** Returns an id that is the same for every delivery of the same notification. */
function announcementId(execution: string, redriveCount: number, outcome: OutcomeName): string {
  return `${execution}-${redriveCount}-${outcome}`;
}

function announcedSource({ bucket, key, versionId, size }: SourceObject, validatedSize: number | undefined): Announcement['source'] {
  return { bucket, key, versionId: versionId ?? null, size: validatedSize ?? size ?? null };
}

/** Returns the place of the published or quarantined file, or null if the workflow has not come so far. */
function announcedOutput({ quarantine, publication }: Partial<WorkflowState>): Announcement['output'] {
  if (publication?.outcome === 'PROCESSED') return { bucket: publication.bucket, key: publication.prefix };
  return quarantine ? { bucket: quarantine.bucket, key: quarantine.key } : null;
}

/**
 * Returns the file type that filter policies and metrics go by. A failure before the file type was known has a placeholder.
 *
 * @returns undefined if the key matched no file type
 */
export function fileTypeLabel({ fileType, outcome }: Announcement): string | undefined {
  return fileType ?? (outcome === 'FAILED' ? UNKNOWN_FILE_TYPE : undefined);
}
