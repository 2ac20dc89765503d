import type { FileTypeSpec } from './file-type-spec';
import type { SourceObject } from './object-identity';
import type { JobRun, Publication, QuarantinedFile, Validation } from './workflow-state';

interface Payload {
  /** `$$.Execution.Name` */
  readonly execution: string;
}

interface RedrivablePayload extends Payload {
  /** `$$.Execution.RedriveCount` */
  readonly redriveCount: number;
}

export interface ValidateFilePayload extends Payload {
  readonly source: SourceObject;
  readonly fileTypes: FileTypeSpec[];
}

export interface QuarantineFilePayload extends Payload {
  readonly source: SourceObject;
  readonly validation: Validation;
}

export interface StageFilePayload extends Payload {
  readonly source: SourceObject;
  readonly validation: Validation;
}

export interface StartJobPayload extends RedrivablePayload {
  readonly source: SourceObject;
  readonly fileType: string;
  /** The names of the jobs by the name of their file type. */
  readonly jobs: Record<string, string>;
}

export interface CheckJobPayload extends RedrivablePayload {
  readonly job: JobRun;
}

export interface PublishOutputPayload extends Payload {
  readonly source: SourceObject;
  readonly validation: Validation;
  readonly job: JobRun;
}

/** The payload for a file that was processed, rejected or superseded. The notification of a failed execution is sent for its status-change event. */
export interface AnnouncePayload extends RedrivablePayload {
  /** `$$.Execution.Id` */
  readonly executionArn: string;
  /** `$$.Execution.StartTime` */
  readonly startTime: string;
  readonly source: SourceObject;
  readonly validation: Validation;
  readonly quarantine?: QuarantinedFile;
  readonly publication?: Publication;
}
