import { createHash } from 'node:crypto';

/**
 * The identity of an uploaded object, which is the canonical input of an execution. It contains no time and no sequencer, because S3 can send the event of an
 * upload twice, and both must start the same execution.
 */
export interface SourceObject {
  readonly bucket: string;
  readonly key: string;
  /** The version, in a versioned bucket. */
  readonly versionId?: string;
  /** The ETag and the size, in a bucket without versions. */
  readonly etag?: string;
  readonly size?: number;
}

/** An object as S3 describes it. */
export interface ObservedObject {
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string;
  readonly etag: string;
  readonly size: number;
}

/** S3 uses this version id for objects in a bucket whose versioning was never enabled, or is suspended. */
const NO_VERSION = 'null';

/** Returns the identity of an object. */
export function identify(object: ObservedObject): SourceObject {
  const { bucket, key, versionId, etag, size } = object;
  return versionId && versionId !== NO_VERSION ? { bucket, key, versionId } : { bucket, key, etag: etag.replace(/"/g, ''), size };
}

/**
 * Returns the name of the execution for an object: a readable part, then a hash that makes the name unique. Step Functions allows at most 80 characters of
 * `[0-9A-Za-z_-]`.
 */
export function executionName(source: SourceObject): string {
  const { bucket, key, versionId, etag, size } = source;
  return `${slug(fileName(key), 39)}-${hash([bucket, key, versionId ?? '', etag ?? '', size ?? ''], 40)}`;
}

/**
 * Returns the folder for the output of a key, relative to the target prefix and with a slash at its end. It depends only on the file type, the bucket and the
 * key, so a rerun or a newer version replaces the output.
 */
export function outputFolder(fileType: string, source: SourceObject): string {
  const stem = slug(fileName(source.key).replace(/\.[^.]*$/, ''), 60).replace(/_/g, '-');
  return `${fileType}/${/^[A-Za-z]/.test(stem) ? stem : `f-${stem}`}-${hash([source.bucket, source.key], 20)}/`;
}

function fileName(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1);
}

function slug(value: string, length: number): string {
  const cleaned = value.replace(/[^0-9A-Za-z_]+/g, '-').replace(/^-+/, '').slice(0, length).replace(/-+$/, '');
  return cleaned || 'file';
}

function hash(parts: (string | number)[], digits: number): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, digits);
}
