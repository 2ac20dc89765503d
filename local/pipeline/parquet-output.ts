import { GetObjectCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet';

const FOOTER_READ_BYTES = 64 * 1024;

interface ParquetObject {
  readonly bucket: string;
  readonly key: string;
  readonly size: number;
}

export interface ParquetRows {
  readonly columns: string[];
  readonly rows: Array<Record<string, unknown>>;
  /** The digits after the decimal point by name of a decimal column, whose values are numbers here. */
  readonly scales?: Readonly<Record<string, number>>;
}

/** Returns the Parquet objects of an output folder, ordered by name. */
export async function listParquet(s3: S3Client, output: { readonly bucket: string; readonly key: string }): Promise<ParquetObject[]> {
  const objects: ParquetObject[] = [];
  for await (const page of paginateListObjectsV2({ client: s3 }, { Bucket: output.bucket, Prefix: output.key })) {
    for (const { Key: key = '', Size: size = 0 } of page.Contents ?? []) {
      if (key.endsWith('.parquet')) objects.push({ bucket: output.bucket, key, size });
    }
  }
  return objects;
}

/** Adds up the row counts in the footers, with a reader that is not the pipeline's own. */
export async function countParquetRows(s3: S3Client, objects: ParquetObject[]): Promise<number> {
  let rows = 0;
  for (const object of objects) {
    const metadata = await parquetMetadataAsync(rangeReader(s3, object), { initialFetchSize: FOOTER_READ_BYTES });
    rows += Number(metadata.num_rows);
  }
  return rows;
}

/** Returns the first rows of an object, with the columns in the order of the file. */
export async function readFirstRows(s3: S3Client, object: ParquetObject, count: number): Promise<ParquetRows> {
  const file = rangeReader(s3, object);
  const metadata = await parquetMetadataAsync(file);
  const rows = await parquetReadObjects({ file, metadata, rowEnd: Math.min(count, Number(metadata.num_rows)) });
  const decimals = metadata.schema.filter(({ converted_type: type }) => type === 'DECIMAL');
  return { columns: topLevelColumns(metadata.schema), rows, scales: Object.fromEntries(decimals.map(({ name, scale = 0 }) => [name, scale])) };
}

function rangeReader(s3: S3Client, { bucket, key, size }: ParquetObject) {
  return {
    byteLength: size,
    slice: async (start: number, end = size): Promise<ArrayBuffer> => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key, Range: `bytes=${start}-${end - 1}` }));
      const bytes = await Body!.transformToByteArray();
      return bytes.slice().buffer;
    },
  };
}

/** Returns the top-level columns. The schema is a tree in depth-first order, with the root first. */
function topLevelColumns(schema: ReadonlyArray<{ readonly name: string; readonly num_children?: number }>): string[] {
  const columns: string[] = [];
  for (let index = 1; index < schema.length; index = afterSubtree(schema, index)) columns.push(schema[index].name);
  return columns;
}

function afterSubtree(schema: ReadonlyArray<{ readonly num_children?: number }>, index: number): number {
  let next = index + 1;
  for (let child = 0; child < (schema[index].num_children ?? 0); child++) next = afterSubtree(schema, next);
  return next;
}
