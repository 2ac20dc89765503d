import type { DirectTarget } from './environment';
import type { OutcomeName } from './workflow-state';

/**
 * The notification that every target receives at least once for each outcome, with a stable id. The table of its fields in the documentation is generated
 * from this interface.
 */
export interface Announcement {
  /** The version of this format. */
  readonly version: 1;
  /** `<execution>-<redrive count>-<outcome>`, which is the same for every delivery of the same notification. */
  readonly announcementId: string;
  /** The outcome of the file: PROCESSED, REJECTED, FAILED or SUPERSEDED. */
  readonly outcome: OutcomeName;
  /** The path of the construct, such as `Shop/Orders`. */
  readonly pipeline: string;
  /** The name of the file type. It is null if the key matches no file type, or if the execution failed before the file type was known. */
  readonly fileType: string | null;
  /** The object that was uploaded. */
  readonly source: AnnouncedSource;
  /** The place where the file is stored now. It is null if the file was superseded, or if the execution failed before the file was stored. */
  readonly output: AnnouncedOutput | null;
  /** The number of data rows that the job read, or, if the execution failed, that the validator counted. It is null if neither is known. */
  readonly rowsIn: number | null;
  /** The number of rows that were published, which is 0 if the file was superseded. It is null if the file was not published. */
  readonly rowsOut: number | null;
  /** The reason why the file was rejected or the execution failed. It is null for other outcomes. */
  readonly reason: AnnouncedReason | null;
  /** Further problems of a rejected file near the first problem, in the order of the file, at most 5. It is empty if there are none. */
  readonly furtherProblems: AnnouncedReason[];
  /** The name of the state in which a failed execution ended. It is null if the state is not known, and for other outcomes. */
  readonly failedStep: string | null;
  /** The ARN of the execution. */
  readonly execution: string;
  /** Links to the AWS console, for people who have access. */
  readonly links: AnnouncedLinks;
  /** Times in ISO 8601, UTC. */
  readonly times: AnnouncedTimes;
}

export interface AnnouncedSource {
  /** The name of the source bucket. */
  readonly bucket: string;
  /** The key as it was uploaded, without URL encoding. */
  readonly key: string;
  /** The version id. It is null if the bucket is not versioned. */
  readonly versionId: string | null;
  /** The size in bytes. It is null if the execution failed before the size was known. */
  readonly size: number | null;
}

export interface AnnouncedOutput {
  /** The name of the target or quarantine bucket. */
  readonly bucket: string;
  /**
   * For a processed file, the folder with its Parquet files, which ends with a slash. For a rejected file, the key of its copy in quarantine, or of the
   * reason if the file is too large to be copied.
   */
  readonly key: string;
}

export interface AnnouncedReason {
  /** A reason code if the file was rejected, or the name of an error if the execution failed. */
  readonly code: string;
  /** The description of the problem, in at most 500 characters, or 200 for further problems. */
  readonly message: string;
  /** The line, starting at 1. It is null if the problem has no position in the file. */
  readonly line: number | null;
  /** The column in characters, starting at 1. It is null if the problem has no position in the file. */
  readonly column: number | null;
  /** The offset in the uploaded file, or in the decompressed content of a compressed file, starting at 0. It is null if the problem has no position. */
  readonly byteOffset: number | null;
  /**
   * The text from before the position to where the problem was found, in at most 80 characters, with invisible characters escaped. It is null if the
   * problem has no position.
   */
  readonly excerpt: string | null;
}

export interface AnnouncedLinks {
  /** The execution in the console, which shows the input, output and error of each step. */
  readonly execution: string;
  /** The run of the Glue job, with its error and logs, if the execution failed after the run started, and null otherwise. */
  readonly jobRun: string | null;
}

export interface AnnouncedTimes {
  /** The start of the execution. */
  readonly started: string;
  /** The end of the execution if it failed, and the time of the notification otherwise. */
  readonly ended: string;
}

/** A message in the dead-letter queue for a direct target that refused a notification. */
export interface UndeliveredAnnouncement {
  readonly announcement: Announcement;
  readonly target: Pick<DirectTarget, 'kind' | 'arn'>;
  readonly error: { readonly name: string; readonly message: string };
}

/** The message attributes that filter policies match. The messages of alarms do not have them. */
export const ANNOUNCEMENT_ATTRIBUTES = { outcome: 'outcome', fileType: 'fileType' } as const;

/** The attribute fileType of a failure whose file type is not known. No file type can have this name. */
export const UNKNOWN_FILE_TYPE = '?';

/** The source and detail type of an event on an event bus. */
export const ANNOUNCEMENT_EVENT = { source: 'cdk-file-processing-pipeline', detailType: 'File Processing Outcome' } as const;
