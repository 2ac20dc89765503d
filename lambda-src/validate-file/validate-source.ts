import type { Readable } from 'node:stream';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import type { ContentVerdict } from '../../content/verdict/content-validator';
import { validateStream, type ReadingLimits } from '../../content/verdict/validate-stream';
import type { CompressionName } from '../../src/contract/dialect';
import { PERMANENT_ERRORS } from '../../src/contract/error-names';
import type { CheckedFileType } from '../../src/contract/file-type-spec';
import type { SourceObject } from '../../src/contract/object-identity';
import { PermanentError } from '../shared/lambda/permanent-error';
import { bucketParameters, headObject, type OwnedBucket } from '../shared/s3/owned-bucket';
import { mapSourceErrors, readCondition } from '../shared/s3/source-version';

/** The content of the source, and how to read it. */
interface SourceContent {
  readonly source: SourceObject;
  readonly size: number;
  readonly fileType: CheckedFileType;
  readonly compression: CompressionName;
}

/**
 * Validates exactly the uploaded bytes. A stream that breaks is an error and says nothing about the file.
 *
 * @throws PermanentError SourceNotFound, SourceChanged or ScanTimeExceeded
 */
export async function validateSource(from: OwnedBucket, content: SourceContent, limits: ReadingLimits): Promise<ContentVerdict> {
  const { source, size, fileType, compression } = content;
  const command = new GetObjectCommand({ ...bucketParameters(from), Key: source.key, ...readCondition(source) });
  const { Body } = await mapSourceErrors(source, from.client.send(command));
  const verdict = await validateStream(checkLength((Body ?? []) as Readable, size), fileType, compression, limits);
  if (verdict.valid && !verdict.facts.complete && !canJobReadTheRest(content, verdict.facts.byteOrderMark)) {
    throw new PermanentError(PERMANENT_ERRORS.scanTimeExceeded,
      `the object has ${size} bytes, more than a Lambda function can read in its time, and only plain UTF-8 CSV may be read in part: split the file`);
  }
  return verdict;
}

/** Returns true if the job may check the rest of the file: the file is staged as it is, and its column types do not depend on the rest. */
function canJobReadTheRest({ fileType, compression }: SourceContent, byteOrderMark: boolean): boolean {
  return fileType.format === 'csv' && !fileType.inferTypes && compression === 'none' && fileType.dialect.encoding === 'UTF-8' && !byteOrderMark;
}

async function* checkLength(body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    yield chunk;
  }
  if (bytes !== size) throw new Error(`GetObject returned ${bytes} of ${size} bytes: Step Functions retries this step`);
}

/**
 * Reads size and modification time of exactly the uploaded version.
 *
 * @throws PermanentError SourceNotFound or SourceChanged
 */
export async function headSource(from: OwnedBucket, source: SourceObject): Promise<{ size: number; lastModified: Date }> {
  const { ContentLength: size, LastModified: lastModified } = await mapSourceErrors(source, headObject(from, source.key, readCondition(source)));
  if (size === undefined || lastModified === undefined) {
    throw new Error('HeadObject returned no size or no modification time: Step Functions retries this step');
  }
  return { size, lastModified };
}
