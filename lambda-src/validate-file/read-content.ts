import type { Readable } from 'node:stream';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import type { CheckedFileType } from './checked-file-type';
import type { ContentVerdict } from './content-validator';
import { judgeContent, type ReadingLimits } from './judge-content';
import type { CompressionName } from '../../src/contract/dialect';
import { PERMANENT_ERRORS } from '../../src/contract/error-names';
import type { SourceObject } from '../../src/contract/object-identity';
import { bucketOf } from '../shared/owned-bucket';
import type { OwnedBucket } from '../shared/owned-bucket';
import { PermanentError } from '../shared/pipeline-error';
import { onSource, readCondition } from '../shared/source-version';

/** What of the source is read, and how. */
export interface SourceContent {
  readonly source: SourceObject;
  readonly size: number;
  readonly fileType: CheckedFileType;
  readonly compression: CompressionName;
}

/** The verdict about the uploaded bytes. A stream that breaks raises: it is no verdict. */
export async function readContent(from: OwnedBucket, content: SourceContent, limits: ReadingLimits): Promise<ContentVerdict> {
  const { source, size, fileType, compression } = content;
  const command = new GetObjectCommand({ ...bucketOf(from), Key: source.key, ...readCondition(source) });
  const { Body } = await onSource(source, from.client.send(command));
  const verdict = await judgeContent(whole((Body ?? []) as Readable, size), fileType, compression, limits);
  if (verdict.valid && !verdict.facts.complete && !canBeLeftToTheJob(content, verdict.facts.byteOrderMark)) {
    throw new PermanentError(PERMANENT_ERRORS.scanTimeExceeded,
      `the object of ${size} bytes cannot be read within the time of a function, and has to be, because it is not plain UTF-8 CSV: split it`);
  }
  return verdict;
}

/** Only a file that is staged as it is, and whose types are known beforehand. */
function canBeLeftToTheJob({ fileType, compression }: SourceContent, byteOrderMark: boolean): boolean {
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
