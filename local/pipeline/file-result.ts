import type { EndedExecution, ExecutionProgress } from './executions';
import type { Announcement } from '../../src/contract/announcement';
import type { OutcomeName, WorkflowState } from '../../src/contract/workflow-state';

/** `VALIDATED` means that the file was followed only up to the conversion, `UNFINISHED` that its execution did not end. */
type FollowedOutcome = OutcomeName | 'VALIDATED' | 'UNFINISHED';

/** The result of one uploaded file. */
export interface FileResult {
  readonly outcome: FollowedOutcome;
  /** A reason code, or the name of an error. */
  readonly reason: string | null;
  readonly message: string | null;
  readonly rows: number | null;
  readonly output: { readonly bucket: string; readonly key: string } | null;
  /** True if a notification target received the result. */
  readonly announced: boolean;
}

export function announcedResult({ outcome, reason, rowsIn, rowsOut, output }: Announcement): FileResult {
  return {
    outcome,
    reason: reason?.code ?? null,
    message: reason && withPosition(reason.message, reason.line, reason.column),
    rows: outcome === 'PROCESSED' ? rowsOut ?? rowsIn : null,
    output,
    announced: true,
  };
}

/** Returns the result of a file whose execution ended without a notification. */
export function unannouncedResult({ status, output, error, cause }: EndedExecution): FileResult {
  const nothing = { message: 'no notification was received', rows: null, output: null, announced: false };
  if (status !== 'SUCCEEDED') {
    return { ...nothing, outcome: 'FAILED', reason: error ?? status, message: cause ?? nothing.message };
  }
  const { validation, publication, quarantine } = JSON.parse(output ?? '{}') as Partial<WorkflowState>;
  if (publication) {
    const { outcome, rowsOut, bucket, prefix } = publication;
    const isProcessed = outcome === 'PROCESSED';
    return { ...nothing, outcome, reason: null, rows: isProcessed ? rowsOut : null, output: isProcessed ? { bucket, key: prefix } : null };
  }
  return { ...nothing, outcome: 'REJECTED', reason: validation?.reason?.code ?? null, output: quarantine ?? null };
}

export function validatedResult({ validation }: ExecutionProgress): FileResult {
  return { outcome: 'VALIDATED', reason: null, message: null, rows: validation?.rows ?? null, output: null, announced: false };
}

/** Returns the result of a file whose execution did not end while it was followed. */
export function unfinishedResult(message: string): FileResult {
  return { outcome: 'UNFINISHED', reason: null, message, rows: null, output: null, announced: false };
}

function withPosition(message: string, line: number | null, column: number | null): string {
  if (line === null || /\bline \d/.test(message)) return message;
  // The position is in front because a table cuts the end of long messages.
  return `line ${line}${column === null ? '' : `, column ${column}`}: ${message}`;
}
