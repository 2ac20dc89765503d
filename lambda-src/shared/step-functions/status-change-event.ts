import type { EventBridgeEvent } from 'aws-lambda';

/** What we read of an execution that ended badly. */
export interface StatusChange {
  readonly executionArn: string;
  readonly name: string;
  readonly status: string;
  /** Milliseconds since the epoch. */
  readonly startDate: number;
  readonly stopDate: number | null;
  /** JSON text */
  readonly input?: string | null;
  readonly error?: string | null;
  readonly cause?: string | null;
  /** When the execution ended so: it may have been redriven since. */
  readonly redriveCount: number;
}

export type StatusChangeEvent = EventBridgeEvent<'Step Functions Execution Status Change', StatusChange>;
