/**
 * What a job gets, as base64url of JSON, in the one argument that carries data: no part of it is ever an argument's name. The tables of
 * docs/job-contract.md are made from this.
 */
export interface JobRequest {
  /** Of this format. */
  readonly version: 1;
  /** The name of the execution that processes the file: the same in each attempt and each redrive. */
  readonly execution: string;
  /** Of the execution when the run was started. */
  readonly redriveCount: number;
  /** The name of the file type. */
  readonly fileType: string;
  /** What was uploaded: to name in data, not to read. */
  readonly source: { readonly bucket: string; readonly key: string; readonly versionId: string | null };
  /** The staged object: UTF-8 CSV, JSON Lines, or the bytes of a custom file type as they were uploaded. */
  readonly inputUri: string;
  /** `facts.json`: what the validator knows of the file. */
  readonly factsUri: string;
  /** Ends with a slash. The run writes Parquet and `_result.json` to `<outputUri><run id>/`. */
  readonly outputUri: string;
}

/** `_result.json`: what a run has done. */
export interface JobResult {
  /** Data rows of the input. */
  readonly rowsRead: number;
  /** In all Parquet files. */
  readonly rowsWritten: number;
  /** Cells that were no value of their column's type, by column; all of them null in the output. */
  readonly badCells: Record<string, number>;
  readonly seconds: number;
}

/** The run states in which Glue may still change the state; every other value, also one unknown today, is terminal. */
export const RUNNING_STATES: readonly string[] = ['STARTING', 'RUNNING', 'STOPPING', 'WAITING'];

export const SUCCEEDED_STATE = 'SUCCEEDED';

/** Names of the arguments, as the Glue script reads them from contract.json. */
export const JOB_ARGUMENTS = {
  request: '--request',
  /** S3 URI of the user's transform, and the name of its file; absent: none. */
  transform: '--transform',
  transformName: '--transform-name',
  /** Given by Glue. */
  runId: '--JOB_RUN_ID',
} as const;

export function encodeRequest(request: JobRequest): string {
  return Buffer.from(JSON.stringify(request), 'utf8').toString('base64url');
}

/** The request of a run, or undefined if it is not one of ours. */
export function decodeRequest(argument: string | undefined): JobRequest | undefined {
  if (argument === undefined) return undefined;
  try {
    return JSON.parse(Buffer.from(argument, 'base64url').toString('utf8')) as JobRequest;
  } catch {
    return undefined;
  }
}
