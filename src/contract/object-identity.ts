import { createHash } from 'node:crypto';

/**
 * The identity of an uploaded object: the canonical input of an execution. It holds no time and no sequencer, or the same upload, told twice,
 * would start two executions.
 */
export interface SourceObject {
  readonly bucket: string;
  readonly key: string;
  /** Of a versioned bucket. */
  readonly versionId?: string;
  /** Of an unversioned bucket, with the size. */
  readonly etag?: string;
  readonly size?: number;
}

/** What is known of an object when its identity is to be told. */
export interface ObservedObject {
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string;
  readonly etag: string;
  readonly size: number;
}

/** S3 gives objects of a bucket whose versioning was never on, or is suspended, this version id. */
const NO_VERSION = 'null';

export function identify(object: ObservedObject): SourceObject {
  const { bucket, key, versionId, etag, size } = object;
  return versionId && versionId !== NO_VERSION ? { bucket, key, versionId } : { bucket, key, etag: etag.replace(/"/g, ''), size };
}

/** At most 80 characters of `[0-9A-Za-z_-]`, as Step Functions wants: what a person recognises, then what makes it distinct. */
export function executionName(source: SourceObject): string {
  const { bucket, key, versionId, etag, size } = source;
  return `${slug(fileName(key), 39)}-${hash([bucket, key, versionId ?? '', etag ?? '', size ?? ''], 40)}`;
}

/**
 * The folder, relative to the target prefix, that holds the output of a key: a function of file type, bucket and key alone, so that a rerun
 * and a newer version replace what is there. It ends with a slash.
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
