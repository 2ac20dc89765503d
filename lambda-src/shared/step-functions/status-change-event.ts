import type { EventBridgeEvent } from 'aws-lambda';

/** The fields that the handlers read of the event about an execution that failed, timed out or was stopped. */
export interface StatusChange {
  readonly executionArn: string;
  readonly name: string;
  readonly status: string;
  /** Milliseconds since the epoch. */
  readonly startDate: number;
  readonly stopDate: number | null;
  /** The input of the execution as JSON text. */
  readonly input?: string | null;
  readonly error?: string | null;
  readonly cause?: string | null;
  /** The redrive count at the end of the execution. The execution may have been redriven since. */
  readonly redriveCount: number;
}

export type StatusChangeEvent = EventBridgeEvent<'Step Functions Execution Status Change', StatusChange>;
