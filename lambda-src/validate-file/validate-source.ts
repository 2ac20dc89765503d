import type { Readable } from 'node:stream';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import type { ContentVerdict } from '../../content/verdict/content-validator';
import { validateStream, type ReadingLimits } from '../../content/verdict/validate-stream';
import type { CompressionName } from '../../src/contract/dialect';
import { PERMANENT_ERRORS } from '../../src/contract/error-names';
import type { CheckedFileType } from '../../src/contract/file-type-spec';
import type { SourceObject } from '../../src/contract/object-identity';
import { PermanentError } from '../shared/lambda/permanent-error';
import { bucketOf, headObject, type OwnedBucket } from '../shared/s3/owned-bucket';
import { mapSourceErrors, readCondition } from '../shared/s3/source-version';

/** What of the source is read, and how. */
export interface SourceContent {
  readonly source: SourceObject;
  readonly size: number;
  readonly fileType: CheckedFileType;
  readonly compression: CompressionName;
}

/** The verdict about the uploaded bytes. A stream that breaks raises: it is no verdict. */
export async function validateSource(from: OwnedBucket, content: SourceContent, limits: ReadingLimits): Promise<ContentVerdict> {
  const { source, size, fileType, compression } = content;
  const command = new GetObjectCommand({ ...bucketOf(from), Key: source.key, ...readCondition(source) });
  const { Body } = await mapSourceErrors(source, from.client.send(command));
  const verdict = await validateStream(whole((Body ?? []) as Readable, size), fileType, compression, limits);
  if (verdict.valid && !verdict.facts.complete && !canJobReadTheRest(content, verdict.facts.byteOrderMark)) {
    throw new PermanentError(PERMANENT_ERRORS.scanTimeExceeded,
      `the object of ${size} bytes cannot be read within the time of a function, and has to be, because it is not plain UTF-8 CSV: split it`);
  }
  return verdict;
}

/** Only a file that is staged as it is, and whose types are known beforehand. */
function canJobReadTheRest({ fileType, compression }: SourceContent, byteOrderMark: boolean): boolean {
  return fileType.format === 'csv' && !fileType.inferTypes && compression === 'none' && fileType.dialect.encoding === 'UTF-8' && !byteOrderMark;
}

async function* whole(body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    yield chunk;
  }
  if (bytes !== size) throw new Error(`GetObject returned ${bytes} bytes of an object of ${size}: the step is retried`);
}

/** What S3 knows of exactly the uploaded version. */
export async function headSource(from: OwnedBucket, source: SourceObject): Promise<{ size: number; lastModified: Date }> {
  const { ContentLength: size, LastModified: lastModified } = await mapSourceErrors(source, headObject(from, source.key, readCondition(source)));
  if (size === undefined || lastModified === undefined) {
    throw new Error('HeadObject returned no size or no time of modification: the step is retried');
  }
  return { size, lastModified };
}
