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

/** What is told of a file that was published, rejected or superseded. */
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

/** What is told of an execution that failed, timed out or was stopped. */
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
    throw new Error(`input of execution ${name} names no source object: start executions with the input that Start execution gives`);
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

/** The same for every delivery of the same announcement. */
export function announcementId(execution: string, redriveCount: number, outcome: OutcomeName): string {
  return `${execution}-${redriveCount}-${outcome}`;
}

export function announcedSource({ bucket, key, versionId, size }: SourceObject, seenSize: number | undefined): Announcement['source'] {
  return { bucket, key, versionId: versionId ?? null, size: seenSize ?? size ?? null };
}

/** Where the file lies now that the workflow has come so far. */
export function announcedOutput({ quarantine, publication }: Partial<WorkflowState>): Announcement['output'] {
  if (publication?.outcome === 'PROCESSED') return { bucket: publication.bucket, key: publication.prefix };
  return quarantine ? { bucket: quarantine.bucket, key: quarantine.key } : null;
}

/** @returns undefined if the key matched no file type */
export function knownFileType({ fileType, outcome }: Announcement): string | undefined {
  return fileType ?? (outcome === 'FAILED' ? UNKNOWN_FILE_TYPE : undefined);
}
