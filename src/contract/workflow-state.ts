import type { SourceObject } from './object-identity';
import type { Reason } from './reason-codes';

/** What the state of an execution holds, and where; only pointers and counts, so that it stays far below the limit of 256 KiB. */
export interface WorkflowState {
  readonly source: SourceObject;
  readonly validation: Validation;
  readonly quarantine: QuarantinedFile;
  readonly job: JobRun;
  readonly publication: Publication;
}

/** The result of Validate file. */
export interface Validation {
  readonly valid: boolean;
  /** The name of the file type that the key matched; empty if none did. */
  readonly fileType: string;
  /** Bytes of the source object. */
  readonly size: number;
  /** Of the source object: ISO 8601, UTC. Tells which of two versions is newer once the key was deleted. */
  readonly lastModified?: string;
  /** Data rows of a valid file; absent if not all of it could be checked, or none. */
  readonly rows?: number;
  /** Of a valid file that is too large to be checked whole: the data rows that were. */
  readonly checkedRows?: number;
  readonly reason?: Reason;
  /** What else is wrong with the file, in its order: at most 5 problems, those that lie near the first. */
  readonly furtherProblems?: Reason[];
}

/** The result of Quarantine file. */
export interface QuarantinedFile {
  readonly bucket: string;
  readonly key: string;
}

/** The result of Start job and of Check job. */
export interface JobRun {
  readonly jobName: string;
  readonly runId: string;
  /** Whether the run has succeeded; a run that has not raises. */
  readonly done: boolean;
}

/** The result of Publish output. */
export interface Publication {
  readonly outcome: 'PROCESSED' | 'SUPERSEDED';
  readonly bucket: string;
  /** The folder of the output, with a trailing slash. */
  readonly prefix: string;
  /** How many Parquet files lie there. */
  readonly files: number;
  readonly rowsIn: number;
  readonly rowsOut: number;
}

/** JSONPath of each part of the state. */
export const STATE_PATHS: Readonly<Record<keyof WorkflowState, string>> = {
  source: '$.source',
  validation: '$.validation',
  quarantine: '$.quarantine',
  job: '$.job',
  publication: '$.publication',
};
