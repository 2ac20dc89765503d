import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { listParquet } from '../pipeline/parquet-output';
import type { FileRow } from '../report/file-rows';

/** Saves the Parquet files of each file in a folder with the file's name, and returns their number. */
export async function downloadParquet(s3: S3Client, rows: readonly FileRow[], folder: string): Promise<number> {
  let saved = 0;
  for (const { file, outcome, output } of rows) {
    if (outcome !== 'PROCESSED' || !output) continue;
    const target = path.join(folder, file);
    // An earlier run may have left more parts than this one has.
    await removeParquet(target);
    await fs.promises.mkdir(target, { recursive: true });
    for (const { bucket, key } of await listParquet(s3, output)) {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      await pipeline(Body as Readable, fs.createWriteStream(path.join(target, path.posix.basename(key))));
      saved += 1;
    }
  }
  return saved;
}

async function removeParquet(folder: string): Promise<void> {
  const names = await fs.promises.readdir(folder).catch((): string[] => []);
  await Promise.all(names.filter((name) => name.endsWith('.parquet')).map((name) => fs.promises.rm(path.join(folder, name))));
}
