/** The variable of the environment that names the folder in which runs are recorded; without it, none is. */
export const RECORDS_VARIABLE = 'RECORD_PERMISSIONS_IN';

/** What the roles of one deployed pipeline were given, and what they asked for until it was stopped. */
export interface RecordedRun {
  readonly stack: string;
  /** Whether a test took permissions away: then denied calls are no news. */
  readonly deniesOnPurpose: boolean;
  readonly statements: RecordedStatement[];
  /** Each once, however often it was made. */
  readonly calls: RecordedCall[];
}

export interface RecordedStatement {
  /** The construct path below the pipeline; of a role of the user's, that of the policy which the pipeline gave it. */
  readonly role: string;
  /** Whether these are all the statements of the role. */
  readonly isWholeRole: boolean;
  /** Empty if it has none. */
  readonly sid: string;
  readonly actions: string[];
  /** As IAM compares them. */
  readonly resources: string[];
  /** With construct paths in the place of names. */
  readonly readableResources: string[];
}

export interface RecordedCall {
  /** As of statements, or the name of an AWS service. */
  readonly role: string;
  readonly action: string;
  readonly resource: string;
  readonly isAllowed: boolean;
}
