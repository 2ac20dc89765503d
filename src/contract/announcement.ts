import type { DirectTarget } from './environment';
import type { SourceObject } from './object-identity';
import type { OutcomeName } from './outcome';

/** The message that every target gets: at least once for each outcome, with a stable id. */
export interface Announcement {
  readonly version: 1;
  /** `<execution>-<redrive count>-<outcome>`: the same for every delivery of the same announcement. */
  readonly announcementId: string;
  readonly outcome: OutcomeName;
  readonly pipeline: string;
  /** Null if the key matched none, or the execution failed before that was known. */
  readonly fileType: string | null;
  readonly source: Required<Pick<SourceObject, 'bucket' | 'key'>> & { readonly versionId: string | null; readonly size: number | null };
  /** Of a processed file: the folder with its Parquet files. Of a rejected one: its copy in quarantine. A failed execution may have come so far, too. */
  readonly output: { readonly bucket: string; readonly key: string } | null;
  readonly rowsIn: number | null;
  readonly rowsOut: number | null;
  /** Why a file was rejected (a reason code), or a run failed (an error's name). */
  readonly reason: AnnouncedReason | null;
  /** The name of the state in which a failed execution ended; null if that is not known. */
  readonly failedStep: string | null;
  /** ARN */
  readonly execution: string;
  /** To the AWS console; `jobRun` if the execution that failed had started one, else null. */
  readonly links: { readonly execution: string; readonly jobRun: string | null };
  /** ISO 8601, UTC */
  readonly times: { readonly started: string; readonly ended: string };
}

export interface AnnouncedReason {
  readonly code: string;
  readonly message: string;
  /** From 1. */
  readonly line: number | null;
  /** In characters, from 1. */
  readonly column: number | null;
  /** From 0. */
  readonly byteOffset: number | null;
}

/** What waits in the dead-letter queue for a target that is sent to directly and refused. */
export interface UndeliveredAnnouncement {
  readonly announcement: Announcement;
  readonly target: Pick<DirectTarget, 'kind' | 'arn'>;
  readonly error: { readonly name: string; readonly message: string };
}

/** Message attributes that filter policies match on; an alarm's message has none of them. */
export const ANNOUNCEMENT_ATTRIBUTES = { outcome: 'outcome', fileType: 'fileType' } as const;

/** The attribute fileType of a failure that came before the type was known, which may be anyone's; no file type has this name. */
export const UNKNOWN_FILE_TYPE = '?';

/** What an event on a bus is sent as. */
export const ANNOUNCEMENT_EVENT = { source: 'cdk-file-processing-pipeline', detailType: 'File Processing Outcome' } as const;
