import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { BucketAlreadyOwnedByYou, CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { FileAsset } from './cloud-assembly';
import type { Emulator } from './emulator';

/** Uploads every asset to the place that its template expects, and creates the buckets. */
export async function uploadAssets(emulator: Emulator, assets: FileAsset[]): Promise<void> {
  const s3 = new S3Client(emulator.clientConfig);
  const temporary = await fs.promises.mkdtemp(path.join(os.tmpdir(), 'assets-'));
  try {
    for (const bucket of new Set(assets.map(asset => asset.bucket))) await ensureBucket(s3, bucket);
    const zips = new Map(assets.filter(asset => asset.isFolder).map(
      (asset, index) => [asset, path.join(temporary, `${index}.zip`)],
    ));
    await zipFolders(emulator.python, [...zips].map(([asset, zip]) => ({ folder: asset.source, zip })));
    await Promise.all(assets.map(async asset => s3.send(new PutObjectCommand({
      Bucket: asset.bucket,
      Key: asset.key,
      Body: await fs.promises.readFile(zips.get(asset) ?? asset.source),
    }))));
  } finally {
    s3.destroy();
    await fs.promises.rm(temporary, { recursive: true, force: true });
  }
}

async function ensureBucket(s3: S3Client, bucket: string): Promise<void> {
  try {
    await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  } catch (error) {
    if (!(error instanceof BucketAlreadyOwnedByYou)) throw error;
  }
}

async function zipFolders(python: string, jobs: Array<{ folder: string; zip: string }>): Promise<void> {
  if (jobs.length === 0) return;
  const child = spawn(python, [path.join(__dirname, 'zip_folders.py')], { stdio: ['pipe', 'ignore', 'inherit'] });
  child.stdin.end(JSON.stringify(jobs));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) throw new Error(`zip_folders.py ended with ${code}: the assets could not be zipped.`);
}
