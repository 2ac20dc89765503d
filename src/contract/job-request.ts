/**
 * The request that a job receives as base64url-encoded JSON, in the only argument that carries data, so that no data can become the name of an argument. The
 * tables of docs/job-contract.md are generated from this interface.
 */
export interface JobRequest {
  /** The version of this format. */
  readonly version: 1;
  /** The name of the execution that processes the file, which is the same in each attempt and each redrive. */
  readonly execution: string;
  /** The number of redrives of the execution when the run started. */
  readonly redriveCount: number;
  /** The name of the file type. */
  readonly fileType: string;
  /** The uploaded object, for use in the data. The job cannot read it. */
  readonly source: {
    /** The name of the source bucket. */
    readonly bucket: string;
    /** The key as it was uploaded, without URL encoding. */
    readonly key: string;
    /** The version id. It is null if the bucket is not versioned. */
    readonly versionId: string | null;
  };
  /** The staged object: CSV in UTF-8, JSON Lines, or, for a custom file type, the unchanged bytes of the uploaded file. */
  readonly inputUri: string;
  /** The object `facts.json`, which contains what the validator knows about the file. */
  readonly factsUri: string;
  /** The folder for the output, which ends with a slash. The run writes Parquet files and `_result.json` to `<outputUri><run id>/`. */
  readonly outputUri: string;
}

/** `_result.json`: the result of a run. */
export interface JobResult {
  /** The number of data rows in the input. */
  readonly rowsRead: number;
  /** The number of rows in all Parquet files. */
  readonly rowsWritten: number;
  /** The number of cells by column that were not a value of the type of the column. They are null in the output. */
  readonly badCells: Record<string, number>;
  readonly seconds: number;
}

/** The run states that Glue may still change. Every other state, including states that do not exist today, is final. */
export const RUNNING_STATES: readonly string[] = ['STARTING', 'RUNNING', 'STOPPING', 'WAITING'];

export const SUCCEEDED_STATE = 'SUCCEEDED';

/** The names of the arguments, which the Glue script reads from contract.json. */
export const JOB_ARGUMENTS = {
  request: '--request',
  /** The S3 URI of the user's transform, and the name of its file. Both are absent if there is no transform. */
  transform: '--transform',
  transformName: '--transform-name',
  /** Glue sets this argument. */
  runId: '--JOB_RUN_ID',
} as const;

/** Returns a request as the value of the argument `--request`. */
export function encodeRequest(request: JobRequest): string {
  return Buffer.from(JSON.stringify(request), 'utf8').toString('base64url');
}

/** Returns the request of a run, or undefined if the pipeline did not start the run. */
export function decodeRequest(argument: string | undefined): JobRequest | undefined {
  if (argument === undefined) return undefined;
  try {
    return JSON.parse(Buffer.from(argument, 'base64url').toString('utf8')) as JobRequest;
  } catch {
    return undefined;
  }
}
