import type { SFNClient } from '@aws-sdk/client-sfn';
import { announcedOutput, announcementId, announcedSource } from './announcement-parts';
import { executionLink, jobRunLink } from './console-link';
import { describeCause } from './describe-cause';
import { findFailure } from './find-failure';
import type { Announcement } from '../../src/contract/announcement';
import type { SourceObject } from '../../src/contract/object-identity';
import type { StatusChange } from '../shared/status-change-event';

/** What is told of an execution that failed, timed out or was stopped. */
export async function announceFailed(sfn: SFNClient, pipeline: string, change: StatusChange): Promise<Announcement> {
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
