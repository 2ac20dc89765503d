import {
  AbortMultipartUploadCommand, type CompletedPart, CompleteMultipartUploadCommand, CopyObjectCommand,
  type CopyObjectCommandInput, CreateMultipartUploadCommand, UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { mapInBatches } from './in-batches';
import { bucketParameters, headObject, type OwnedBucket } from './owned-bucket';
import { isNoSuchUpload } from './s3-error';
import { copyCondition, readCondition } from './source-version';
import { PERMANENT_ERRORS } from '../../../src/contract/error-names';
import { LIMITS } from '../../../src/contract/limits';
import type { SourceObject } from '../../../src/contract/object-identity';
import type { DeadlineCheck } from '../lambda/deadline';
import { log } from '../lambda/log';
import { PermanentError } from '../lambda/permanent-error';

/** The headers and the user metadata that are stored with an object. */
type ObjectAttributes = Pick<
  CopyObjectCommandInput,
  'CacheControl' | 'ContentDisposition' | 'ContentEncoding' | 'ContentLanguage' | 'ContentType' | 'Expires' | 'Metadata'
>;

export interface ObjectCopy {
  /** The object that is copied: exactly this version, or the object with exactly this etag. */
  readonly from: SourceObject;
  /** The size of the object in bytes. */
  readonly size: number;
  readonly to: OwnedBucket;
  readonly key: string;
  /** The attributes of the copy. Default: those of the source. */
  readonly attributes?: ObjectAttributes;
  /** Checked before each part of a multipart copy. */
  readonly isPastDeadline: DeadlineCheck;
  /** The tags of the copy, as a URL query. The tags of the source are never copied, because tags may grant access or drive a lifecycle rule. */
  readonly tags?: string;
  /** The condition for writing: the key has an object with this etag, or no object. */
  readonly condition?: { readonly IfMatch: string } | { readonly IfNoneMatch: '*' };
}

/**
 * Copies an object of any size inside S3: in one request up to 5 GiB, in parts above that.
 *
 * @returns the etag of the copy
 * @throws PermanentError CopyTimeExceeded
 */
export async function copyObject(copy: ObjectCopy): Promise<string> {
  if (copy.size > LIMITS.copyObjectBytes) return copyInParts(copy);
  const { from, to, key, attributes, tags, condition } = copy;
  const command = new CopyObjectCommand({
    ...bucketParameters(to),
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

/** The largest file then has some 400 parts, where S3 allows 10,000, and the copy of a part is short enough to be retried. */
const PART_BYTES = 512 * 1024 ** 2;

const PARTS_AT_ONCE = 8;

type Upload = ReturnType<typeof bucketParameters> & { readonly Key: string; readonly UploadId: string | undefined };

/**
 * Copies an object with a multipart upload, which has no size limit of 5 GiB. The copy has the attributes that a copy in one request would have.
 *
 * @returns the etag of the copy
 * @throws PermanentError CopyTimeExceeded
 */
export async function copyInParts(copy: ObjectCopy, partBytes = PART_BYTES): Promise<string> {
  const { to, key, size, tags, condition } = copy;
  const attributes = copy.attributes ?? (await readAttributes(copy));
  const object = { ...bucketParameters(to), Key: key };
  const { UploadId } = await to.client.send(new CreateMultipartUploadCommand({ ...object, ...attributes, Tagging: tags }));
  const upload: Upload = { ...object, UploadId };
  try {
    const MultipartUpload = { Parts: await copyParts(copy, upload, partBytes) };
    const { ETag } = await to.client.send(new CompleteMultipartUploadCommand({ ...upload, ...condition, MultipartUpload, MpuObjectSize: size }));
    return ETag ?? '';
  } catch (error) {
    await abortUpload(copy, upload);
    throw error;
  }
}

/** Reads the attributes of the source. A copy in one request keeps them by itself, a multipart upload does not. */
async function readAttributes({ from, to }: ObjectCopy): Promise<ObjectAttributes> {
  const { CacheControl, ContentDisposition, ContentEncoding, ContentLanguage, ContentType, Expires, Metadata } =
    await headObject({ ...to, name: from.bucket }, from.key, readCondition(from));
  return { CacheControl, ContentDisposition, ContentEncoding, ContentLanguage, ContentType, Expires, Metadata };
}

function copyParts({ from, to, size, isPastDeadline }: ObjectCopy, upload: Upload, partBytes: number): Promise<CompletedPart[]> {
  const starts = Array.from({ length: Math.ceil(size / partBytes) }, (_, index) => index * partBytes);
  return mapInBatches(starts, PARTS_AT_ONCE, async (start) => {
    if (isPastDeadline()) {
      throw new PermanentError(PERMANENT_ERRORS.copyTimeExceeded, `the object has ${size} bytes, more than a Lambda function can copy in its time: split the file and upload the parts`);
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

/** Aborts an upload, because S3 charges for its parts until then. If that fails, only a warning is logged: the caller throws the error of the copy. */
async function abortUpload({ to, key }: ObjectCopy, upload: Upload): Promise<void> {
  try {
    await to.client.send(new AbortMultipartUploadCommand(upload));
  } catch (error) {
    // The upload was completed, and only the reply was lost.
    if (isNoSuchUpload(error)) return;
    log('WARN', 'parts of a multipart upload may remain', { bucket: to.name, key, error: String(error) });
  }
}
