import {
  AbortMultipartUploadCommand, type CompletedPart, CompleteMultipartUploadCommand, CopyObjectCommand,
  type CopyObjectCommandInput, CreateMultipartUploadCommand, UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { inBatches } from './in-batches';
import { bucketOf, headObject, type OwnedBucket } from './owned-bucket';
import { isNoSuchUpload } from './s3-error';
import { copyCondition, readCondition } from './source-version';
import { PERMANENT_ERRORS } from '../../../src/contract/error-names';
import { LIMITS } from '../../../src/contract/limits';
import type { SourceObject } from '../../../src/contract/object-identity';
import type { DeadlineCheck } from '../lambda/deadline';
import { log } from '../lambda/log';
import { PermanentError } from '../lambda/permanent-error';

/** What an object says of itself, beside its content. */
export type ObjectAttributes = Pick<
  CopyObjectCommandInput,
  'CacheControl' | 'ContentDisposition' | 'ContentEncoding' | 'ContentLanguage' | 'ContentType' | 'Expires' | 'Metadata'
>;

export interface ObjectCopy {
  /** Exactly these bytes. */
  readonly from: SourceObject;
  /** Bytes. */
  readonly size: number;
  readonly to: OwnedBucket;
  readonly key: string;
  /** Absent: those of the source. */
  readonly attributes?: ObjectAttributes;
  /** Asked before each part of a copy in parts. */
  readonly isPastDeadline: DeadlineCheck;
  /** As the query of a URL. Those of the source are never copied: tags may grant access or drive a lifecycle rule. */
  readonly tags?: string;
  /** What must lie at the key until now: an object of this etag, or none. */
  readonly condition?: { readonly IfMatch: string } | { readonly IfNoneMatch: '*' };
}

/**
 * Copies inside S3, whatever the size.
 *
 * @returns the etag of the copy
 * @throws PermanentError CopyTimeExceeded
 */
export async function copyObject(copy: ObjectCopy): Promise<string> {
  if (copy.size > LIMITS.copyObjectBytes) return copyInParts(copy);
  const { from, to, key, attributes, tags, condition } = copy;
  const command = new CopyObjectCommand({
    ...bucketOf(to),
    Key: key,
    ...copyCondition(from),
    ExpectedSourceBucketOwner: to.owner,
    ...(attributes && { MetadataDirective: 'REPLACE', ...attributes }),
    TaggingDirective: 'REPLACE',
    Tagging: tags,
    ...condition,
  });
  const { CopyObjectResult: result } = await to.client.send(command);
  return result?.ETag ?? '';
}

/** The largest file is then some hundred parts, of the 10,000 that S3 takes, and none is so long under way that a retry of it costs much. */
const PART_BYTES = 512 * 1024 ** 2;

const PARTS_AT_ONCE = 8;

type Upload = ReturnType<typeof bucketOf> & { readonly Key: string; readonly UploadId: string | undefined };

/**
 * As one request copies, but an object of any size.
 *
 * @returns the etag of the copy
 * @throws PermanentError CopyTimeExceeded
 */
export async function copyInParts(copy: ObjectCopy, partBytes = PART_BYTES): Promise<string> {
  const { to, key, size, tags, condition } = copy;
  const attributes = copy.attributes ?? (await attributesOf(copy));
  const object = { ...bucketOf(to), Key: key };
  const { UploadId } = await to.client.send(new CreateMultipartUploadCommand({ ...object, ...attributes, Tagging: tags }));
  const upload: Upload = { ...object, UploadId };
  try {
    const MultipartUpload = { Parts: await copyParts(copy, upload, partBytes) };
    const { ETag } = await to.client.send(new CompleteMultipartUploadCommand({ ...upload, ...condition, MultipartUpload, MpuObjectSize: size }));
    return ETag ?? '';
  } catch (error) {
    await abort(copy, upload);
    throw error;
  }
}

/** A request copies them by itself; an upload has to be told. */
async function attributesOf({ from, to }: ObjectCopy): Promise<ObjectAttributes> {
  const { CacheControl, ContentDisposition, ContentEncoding, ContentLanguage, ContentType, Expires, Metadata } =
    await headObject({ ...to, name: from.bucket }, from.key, readCondition(from));
  return { CacheControl, ContentDisposition, ContentEncoding, ContentLanguage, ContentType, Expires, Metadata };
}

function copyParts({ from, to, size, isPastDeadline }: ObjectCopy, upload: Upload, partBytes: number): Promise<CompletedPart[]> {
  const starts = Array.from({ length: Math.ceil(size / partBytes) }, (_, index) => index * partBytes);
  return inBatches(starts, PARTS_AT_ONCE, async (start) => {
    if (isPastDeadline()) {
      throw new PermanentError(PERMANENT_ERRORS.copyTimeExceeded, `the object of ${size} bytes cannot be copied within the time of a function: split the file`);
    }
    const PartNumber = start / partBytes + 1;
    const { CopyPartResult: part } = await to.client.send(new UploadPartCopyCommand({
      ...upload,
      PartNumber,
      ...copyCondition(from),
      CopySourceRange: `bytes=${start}-${Math.min(start + partBytes, size) - 1}`,
      ExpectedSourceBucketOwner: to.owner,
    }));
    return { PartNumber, ETag: part?.ETag };
  });
}

/** Parts of no object are paid for, perhaps for ever; that they could not be given up is not what went wrong. */
async function abort({ to, key }: ObjectCopy, upload: Upload): Promise<void> {
  try {
    await to.client.send(new AbortMultipartUploadCommand(upload));
  } catch (error) {
    // The upload was completed, and the reply lost.
    if (isNoSuchUpload(error)) return;
    log('WARN', 'parts of an upload may be left', { bucket: to.name, key, error: String(error) });
  }
}
