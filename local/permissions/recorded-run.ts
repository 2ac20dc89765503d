/** The environment variable with the folder for records of runs. Without it, no run is recorded. */
export const RECORDS_VARIABLE = 'RECORD_PERMISSIONS_IN';

/** The permissions of the roles of one deployed pipeline, and the calls that they made until it was stopped. */
export interface RecordedRun {
  readonly stack: string;
  /** True if a test removed permissions: then denied calls are expected. */
  readonly deniesOnPurpose: boolean;
  readonly statements: RecordedStatement[];
  /** Each call once, however often it was made. */
  readonly calls: RecordedCall[];
}

export interface RecordedStatement {
  /** The construct path below the pipeline. For a role of the user, it is the path of the policy that the pipeline attached to it. */
  readonly role: string;
  /** True if the record has all statements of the role. */
  readonly isWholeRole: boolean;
  /** The id of the statement; empty if it has none. */
  readonly sid: string;
  readonly actions: string[];
  /** The ARNs or patterns, as IAM compares them. */
  readonly resources: string[];
  /** The same with construct paths instead of names. */
  readonly readableResources: string[];
}

export interface RecordedCall {
  /** The role as in statements, or the name of an AWS service. */
  readonly role: string;
  readonly action: string;
  readonly resource: string;
  readonly isAllowed: boolean;
}
