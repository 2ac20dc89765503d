import type { Readable } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { identify, type SourceObject } from '../../src/contract/object-identity';

const PART_BYTES = 16 * 1024 * 1024;

export interface UploadedFile {
  /** The version of the object that the upload created. */
  readonly source: SourceObject;
  /** The start of the upload in milliseconds since the epoch. */
  readonly uploadedAt: number;
}

export type UploadBody = string | Uint8Array | Readable;

/** Streams a file of any size to a bucket. */
export async function uploadFile(client: S3Client, bucket: string, key: string, body: UploadBody, onProgress?: () => void): Promise<UploadedFile> {
  const uploadedAt = Date.now();
  let size = 0;
  const upload = new Upload({ client, params: { Bucket: bucket, Key: key, Body: body }, partSize: PART_BYTES, queueSize: 2 });
  upload.on('httpUploadProgress', ({ loaded = 0 }) => {
    size = Math.max(size, loaded);
    onProgress?.();
  });
  const { VersionId: versionId, ETag: etag = '' } = await upload.done();
  return { source: identify({ bucket, key, versionId, etag, size }), uploadedAt };
}

/** The output of a stack with the place for uploads. */
const UPLOAD_OUTPUT = 'UploadTo';

export interface UploadDestination {
  readonly bucket: string;
  /** Empty, or with a slash at its end. */
  readonly prefix: string;
}

/**
 * Reads the place for uploads from the outputs of a stack.
 *
 * @param outputs - `UploadTo` is `s3://bucket/prefix/`
 */
export function uploadDestination(outputs: Readonly<Record<string, string>>): UploadDestination {
  const uri = outputs[UPLOAD_OUTPUT];
  const [, bucket, prefix] = /^s3:\/\/([^/]+)\/(|.*\/)$/.exec(uri ?? '') ?? [];
  if (bucket === undefined) {
    throw new Error(`The output ${UPLOAD_OUTPUT} of the stack is ${uri ?? 'missing'}, but must be s3://bucket/prefix/.`);
  }
  return { bucket, prefix };
}
