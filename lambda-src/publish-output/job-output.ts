import { GetObjectCommand } from '@aws-sdk/client-s3';
import { parquetMetadataAsync } from 'hyparquet';
import { PERMANENT_ERRORS } from '../../src/contract/error-names';
import type { JobResult } from '../../src/contract/job-request';
import { PermanentError } from '../shared/lambda/permanent-error';
import { mapInBatches } from '../shared/s3/in-batches';
import { bucketParameters, findJson, type ListedObject, listObjects, type OwnedBucket } from '../shared/s3/owned-bucket';

type RowCounts = Pick<JobResult, 'rowsRead' | 'rowsWritten'>;

/**
 * Reads how many rows a job run read and wrote, by its own count. A custom job of the user writes this file too, so its shape is checked.
 *
 * @throws PermanentError JobResultMissing
 */
export async function readResult(staging: OwnedBucket, key: string): Promise<RowCounts> {
  const result = await findJson<Partial<RowCounts> | null>(staging, key);
  if (result === undefined) {
    throw resultMissing(key, 'does not exist');
  }
  const { rowsRead, rowsWritten } = result ?? {};
  if (!isCount(rowsRead) || !isCount(rowsWritten)) {
    throw resultMissing(key, 'does not contain the whole numbers rowsRead and rowsWritten');
  }
  return { rowsRead, rowsWritten };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function resultMissing(key: string, problem: string): PermanentError {
  return new PermanentError(PERMANENT_ERRORS.jobResultMissing, `the job's result ${key} ${problem}: have the job write it as its last step, then upload the file again`);
}

/**
 * Lists the Parquet files of a run, sorted by name, which is the order in which Spark wrote the rows.
 *
 * @throws PermanentError JobResultMissing
 */
export async function findParts(staging: OwnedBucket, folder: string): Promise<ListedObject[]> {
  const parts = (await listObjects(staging, folder)).filter(({ name }) => name.endsWith('.parquet'));
  if (parts.length === 0) {
    throw new PermanentError(PERMANENT_ERRORS.jobResultMissing, `the job wrote no *.parquet to ${folder}: have it write at least one, even for 0 rows, then upload the file again`);
  }
  return parts;
}

export interface CountedPart extends ListedObject {
  readonly rows: number;
}

const PARTS_AT_ONCE = 8;

/** Counts the rows of each Parquet file by its footer, because readers go by the footer, too. */
export async function countRows(staging: OwnedBucket, parts: ListedObject[]): Promise<CountedPart[]> {
  return mapInBatches(parts, PARTS_AT_ONCE, async (part) => ({ ...part, rows: await countPart(staging, part) }));
}

async function countPart(staging: OwnedBucket, part: ListedObject): Promise<number> {
  const slice = (start: number, end: number = part.size) => readRange(staging, part, start, end);
  let metadata;
  try {
    metadata = await parquetMetadataAsync({ byteLength: part.size, slice });
  } catch (error) {
    // An S3 error has a name of its own and is rethrown, so that the step is retried. The parser throws plain errors.
    if (!(error instanceof Error) || !/^(Error|RangeError|TypeError)$/.test(error.name)) throw error;
    throw new Error(`${part.key} is not a Parquet file (${error.message}): have the job write only Parquet files to this folder`);
  }
  return Number(metadata.num_rows);
}

async function readRange(staging: OwnedBucket, { key, etag }: ListedObject, start: number, end: number): Promise<ArrayBuffer> {
  const command = new GetObjectCommand({ ...bucketParameters(staging), Key: key, Range: `bytes=${start}-${end - 1}`, IfMatch: etag });
  const { Body } = await staging.client.send(command);
  return Uint8Array.from((await Body?.transformToByteArray()) ?? []).buffer;
}

interface ComparedRowCounts extends RowCounts {
  /** The rows that the validator counted. Undefined if the pipeline does not check this file type, or could not check the whole file in time. */
  readonly validated?: number;
  /** The rows that the validator checked before its time was up. Undefined if it checked the whole file, or none of it. */
  readonly checked?: number;
  /** The rows according to the footers of the Parquet files. */
  readonly found: number;
}

/**
 * Checks that no row was lost or added between the validator, the job and the Parquet files. A transform may change the number of rows that are
 * written, but not the number of rows that are read.
 *
 * @throws PermanentError RowCountMismatch
 */
export function reconcileRows({ validated, checked = 0, rowsRead, rowsWritten, found }: ComparedRowCounts): void {
  if (validated !== undefined && rowsRead !== validated) {
    throw rowCountMismatch(`the job read ${rowsRead} rows, but the file has ${validated}`);
  }
  if (rowsRead < checked) {
    throw rowCountMismatch(`the job read ${rowsRead} rows, but the file has at least the ${checked} that were checked`);
  }
  if (found !== rowsWritten) {
    throw rowCountMismatch(`the Parquet files contain ${found} rows, but the job reported ${rowsWritten} as written`);
  }
}

function rowCountMismatch(problem: string): PermanentError {
  return new PermanentError(PERMANENT_ERRORS.rowCountMismatch, `${problem}: nothing was published; see the logs of the run, then upload the file again`);
}
