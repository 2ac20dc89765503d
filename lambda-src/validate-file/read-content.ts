import type { Readable } from 'node:stream';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import type { CheckedFileType } from './checked-file-type';
import { createContentValidator } from './content-validator';
import type { ContentVerdict } from './content-validator';
import type { SourceObject } from '../../src/contract/object-identity';
import { bucketOf } from '../shared/owned-bucket';
import type { OwnedBucket } from '../shared/owned-bucket';
import { onSource, readCondition } from '../shared/source-version';

/** Streams the file through the validator of its type; reads no further than a verdict needs. A stream that breaks raises: it is no verdict. */
export async function readContent(from: OwnedBucket, source: SourceObject, fileType: CheckedFileType, size: number): Promise<ContentVerdict> {
  const validator = createContentValidator(fileType);
  const command = new GetObjectCommand({ ...bucketOf(from), Key: source.key, ...readCondition(source) });
  const { Body } = await onSource(source, from.client.send(command));
  let bytes = 0;
  // Leaving the loop destroys the stream, and with it the connection.
  for await (const chunk of (Body ?? []) as Readable) {
    bytes += (chunk as Uint8Array).length;
    const refusal = validator.write(chunk as Uint8Array);
    if (refusal) return refusal;
  }
  if (bytes !== size) {
    throw new Error(`GetObject returned ${bytes} bytes of an object of ${size}: the step is retried`);
  }
  return validator.end();
}
