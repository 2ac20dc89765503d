import { GetObjectCommand } from '@aws-sdk/client-s3';
import { parquetMetadataAsync } from 'hyparquet';
import { PERMANENT_ERRORS } from '../../src/contract/error-names';
import type { JobResult } from '../../src/contract/job-request';
import { PermanentError } from '../shared/lambda/permanent-error';
import { inBatches } from '../shared/s3/in-batches';
import { bucketOf, findJson, type ListedObject, listObjects, type OwnedBucket } from '../shared/s3/owned-bucket';

export type RowCounts = Pick<JobResult, 'rowsRead' | 'rowsWritten'>;

/** What the run says it has done. A job of the user's writes this too, so its shape is checked. */
export async function readResult(staging: OwnedBucket, key: string): Promise<RowCounts> {
  const result = await findJson<Partial<RowCounts> | null>(staging, key);
  if (result === undefined) {
    throw missing(key, 'does not exist');
  }
  const { rowsRead, rowsWritten } = result ?? {};
  if (!isCount(rowsRead) || !isCount(rowsWritten)) {
    throw missing(key, 'has no whole numbers rowsRead and rowsWritten');
  }
  return { rowsRead, rowsWritten };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function missing(key: string, what: string): PermanentError {
  return new PermanentError(PERMANENT_ERRORS.jobResultMissing, `result ${key} of the job ${what}: let the job write it as its last act, then upload the file again`);
}

/** The Parquet files of a run, in the order of their names, which is Spark's order of the rows. */
export async function findParts(staging: OwnedBucket, folder: string): Promise<ListedObject[]> {
  const parts = (await listObjects(staging, folder)).filter(({ name }) => name.endsWith('.parquet'));
  if (parts.length === 0) {
    throw new PermanentError(PERMANENT_ERRORS.jobResultMissing, `the job wrote no *.parquet to ${folder}, expected at least one, also for no rows`);
  }
  return parts;
}

export interface CountedPart extends ListedObject {
  readonly rows: number;
}

const PARTS_AT_ONCE = 8;

/** The rows of each file by its own footer, the authority on what a reader will find. */
export async function countRows(staging: OwnedBucket, parts: ListedObject[]): Promise<CountedPart[]> {
  return inBatches(parts, PARTS_AT_ONCE, async (part) => ({ ...part, rows: await countPart(staging, part) }));
}

async function countPart(staging: OwnedBucket, part: ListedObject): Promise<number> {
  const slice = (start: number, end: number = part.size) => readRange(staging, part, start, end);
  let metadata;
  try {
    metadata = await parquetMetadataAsync({ byteLength: part.size, slice });
  } catch (error) {
    // A request that failed has a name of S3's, and is retried as it is; what the parser refuses are plain errors.
    if (!(error instanceof Error) || !/^(Error|RangeError|TypeError)$/.test(error.name)) throw error;
    throw new Error(`${part.key} is no Parquet file (${error.message}): let the job write Parquet only`);
  }
  return Number(metadata.num_rows);
}

async function readRange(staging: OwnedBucket, { key, etag }: ListedObject, start: number, end: number): Promise<ArrayBuffer> {
  const command = new GetObjectCommand({ ...bucketOf(staging), Key: key, Range: `bytes=${start}-${end - 1}`, IfMatch: etag });
  const { Body } = await staging.client.send(command);
  return Uint8Array.from((await Body?.transformToByteArray()) ?? []).buffer;
}

export interface Rows {
  /** Undefined: the pipeline does not check files of this type, or could not check the whole of this one. */
  readonly validated?: number;
  /** Of a file that could not be checked whole: the rows that were. */
  readonly checked?: number;
  readonly rowsRead: number;
  readonly rowsWritten: number;
  /** In the footers of the Parquet files. */
  readonly found: number;
}

/** No row is lost or added between the validator, the job and the Parquet files; a transform may change what is written, not what is read. */
export function reconcileRows({ validated, checked = 0, rowsRead, rowsWritten, found }: Rows): void {
  if (validated !== undefined && rowsRead !== validated) {
    throw mismatch(`the job read ${rowsRead} rows of a file of ${validated}`);
  }
  if (rowsRead < checked) {
    throw mismatch(`the job read ${rowsRead} rows of a file of which ${checked} were checked`);
  }
  if (found !== rowsWritten) {
    throw mismatch(`the Parquet files hold ${found} rows, the job wrote ${rowsWritten}`);
  }
}

function mismatch(what: string): PermanentError {
  return new PermanentError(PERMANENT_ERRORS.rowCountMismatch, `${what}: nothing was published; see the logs of the run, then upload the file again`);
}
