import { GetObjectCommand } from '@aws-sdk/client-s3';
import { parquetMetadataAsync } from 'hyparquet';
import { inBatches } from '../shared/in-batches';
import type { ListedObject } from '../shared/list-objects';
import { bucketOf } from '../shared/owned-bucket';
import type { OwnedBucket } from '../shared/owned-bucket';

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
