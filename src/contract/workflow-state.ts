import type { SourceObject } from './object-identity';
import type { Reason } from './reason-codes';

/** The outcomes that a file can have. */
export const OUTCOMES = ['PROCESSED', 'REJECTED', 'FAILED', 'SUPERSEDED'] as const;

export type OutcomeName = (typeof OUTCOMES)[number];

/** The state of an execution. It contains only references and counts, so it remains far below the limit of 256 KiB. */
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
  /** The name of the file type that the key matches, or an empty string if it matches none. */
  readonly fileType: string;
  /** The size of the source object in bytes. */
  readonly size: number;
  /** When the source object was last modified, in ISO 8601, UTC. It shows which of two versions is newer even after the key is deleted. */
  readonly lastModified?: string;
  /** The number of data rows in a valid file. It is absent if the file was checked only partly or not at all. */
  readonly rows?: number;
  /** The number of data rows that were checked in a valid file that is too large to be checked completely. */
  readonly checkedRows?: number;
  readonly reason?: Reason;
  /** Further problems near the first problem, in the order of the file, at most 5. */
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
  /** True if the run has succeeded. A run that fails raises an error instead. */
  readonly done: boolean;
}

/** The result of Publish output. */
export interface Publication {
  readonly outcome: 'PROCESSED' | 'SUPERSEDED';
  readonly bucket: string;
  /** The folder of the output, with a trailing slash. */
  readonly prefix: string;
  /** The number of Parquet files in the folder. */
  readonly files: number;
  readonly rowsIn: number;
  readonly rowsOut: number;
}

/** The JSONPath of each part of the state. */
export const STATE_PATHS: Readonly<Record<keyof WorkflowState, string>> = {
  source: '$.source',
  validation: '$.validation',
  quarantine: '$.quarantine',
  job: '$.job',
  publication: '$.publication',
};
