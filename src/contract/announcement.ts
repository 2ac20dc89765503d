import type { DirectTarget } from './environment';
import type { OutcomeName } from './outcome';

/** The message that every target gets: at least once for each outcome, with a stable id. README's table of its fields is made from this. */
export interface Announcement {
  /** Of this format. */
  readonly version: 1;
  /** `<execution>-<redrive count>-<outcome>`: the same for every delivery of the same announcement. */
  readonly announcementId: string;
  /** PROCESSED, REJECTED, FAILED or SUPERSEDED: what became of the file. */
  readonly outcome: OutcomeName;
  /** The path of the construct, such as `Shop/Orders`. */
  readonly pipeline: string;
  /** Null if the key matched none, or the execution failed before that was known. */
  readonly fileType: string | null;
  /** The object that was uploaded. */
  readonly source: AnnouncedSource;
  /** Where the file lies now; null if it was superseded, or an execution failed before it lay anywhere. */
  readonly output: AnnouncedOutput | null;
  /** The data rows that the job read, or, of a failed execution, that the validator counted; null if neither is known. */
  readonly rowsIn: number | null;
  /** The rows that were published, 0 if the file was superseded; null if it did not come so far. */
  readonly rowsOut: number | null;
  /** Why a file was rejected, or an execution failed; else null. */
  readonly reason: AnnouncedReason | null;
  /** What else is wrong with a rejected file, in its order: at most 5 problems, those that lie near the first; empty if nothing is. */
  readonly furtherProblems: AnnouncedReason[];
  /** The name of the state in which a failed execution ended; null if that is not known, and of all other outcomes. */
  readonly failedStep: string | null;
  /** The ARN of the execution. */
  readonly execution: string;
  /** To the AWS console, for whoever has access. */
  readonly links: AnnouncedLinks;
  /** ISO 8601, UTC. */
  readonly times: AnnouncedTimes;
}

export interface AnnouncedSource {
  readonly bucket: string;
  /** As it was uploaded, in no encoding. */
  readonly key: string;
  /** Null if the bucket keeps no versions. */
  readonly versionId: string | null;
  /** Bytes; null if an execution failed before they were known. */
  readonly size: number | null;
}

export interface AnnouncedOutput {
  readonly bucket: string;
  /**
   * Of a processed file: the folder with its Parquet files, which ends with a slash. Of a rejected one: its copy in quarantine, or the reason there if
   * the file is too large to be copied.
   */
  readonly key: string;
}

export interface AnnouncedReason {
  /** Of a rejected file: a reason code. Of a failed execution: the name of an error. */
  readonly code: string;
  /** At most 500 characters; of a further problem, 200. */
  readonly message: string;
  /** From 1; null if no place in the file is to blame. */
  readonly line: number | null;
  /** In characters, from 1; null likewise. */
  readonly column: number | null;
  /** From 0, in the file as it was uploaded, of a compressed one in what it decompresses to; null likewise. */
  readonly byteOffset: number | null;
  /** The text before the place and on to where the problem was found, at most 80 characters, what cannot be seen escaped; null likewise. */
  readonly excerpt: string | null;
}

export interface AnnouncedLinks {
  /** The execution: each step with its input, output and error. */
  readonly execution: string;
  /** The run of the Glue job, with its error and logs, if an execution failed after it was started; else null. */
  readonly jobRun: string | null;
}

export interface AnnouncedTimes {
  /** Of the execution. */
  readonly started: string;
  /** Of a failed execution its end, else the time of the announcement. */
  readonly ended: string;
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
