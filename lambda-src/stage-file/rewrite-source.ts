import { Readable } from 'node:stream';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { Rewriter } from './rewriter';
import type { CompressionName } from '../../src/contract/dialect';
import { PERMANENT_ERRORS } from '../../src/contract/error-names';
import type { SourceObject } from '../../src/contract/object-identity';
import { decompress } from '../shared/compression/decompress';
import { bucketOf } from '../shared/owned-bucket';
import type { OwnedBucket } from '../shared/owned-bucket';
import { PermanentError } from '../shared/pipeline-error';
import { onSource, readCondition } from '../shared/source-version';
import type { IsLate } from '../shared/time-left';

/** 10,000 parts, as many as S3 takes, hold 156 GiB: more than a function can rewrite in its time. */
const PART_SIZE = 16 * 1024 * 1024;

/** With the parts in flight, what a function of 1,769 MB can hold. */
const PARTS_IN_FLIGHT = 3;

export interface Rewriting {
  readonly compression: CompressionName;
  /** In the order that the text goes through them. */
  readonly rewriters: readonly Rewriter[];
  /** Of what is written. */
  readonly contentType: string;
  readonly isLate: IsLate;
}

/**
 * Streams exactly the uploaded bytes through rewriters; an upload that breaks leaves no object.
 *
 * @throws PermanentError CopyTimeExceeded
 */
export async function rewriteSource(source: SourceObject, to: OwnedBucket, key: string, rewriting: Rewriting): Promise<void> {
  const { compression, rewriters, contentType, isLate } = rewriting;
  const from: OwnedBucket = { ...to, name: source.bucket };
  const command = new GetObjectCommand({ ...bucketOf(from), Key: source.key, ...readCondition(source) });
  const { Body } = await onSource(source, from.client.send(command));
  const body = (Body ?? []) as Readable;
  // Validate file has seen the whole of it: what it decompresses to is known to be not too much.
  const text = compression === 'gzip' ? decompress(body, Infinity) : body;
  const rewritten = rewriters.reduce<AsyncIterable<Uint8Array>>((stream, rewriter) => rewrite(stream, rewriter), unlessLate(text, isLate));
  const upload = new Upload({
    client: to.client,
    params: { ...bucketOf(to), Key: key, Body: Readable.from(rewritten, { objectMode: false }), ContentType: contentType },
    partSize: PART_SIZE,
    queueSize: PARTS_IN_FLIGHT,
  });
  await upload.done();
}

async function* unlessLate(stream: AsyncIterable<Uint8Array>, isLate: IsLate): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) {
    if (isLate()) throw new PermanentError(PERMANENT_ERRORS.copyTimeExceeded, 'the file cannot be rewritten within the time of a function: split it');
    yield chunk;
  }
}

async function* rewrite(stream: AsyncIterable<Uint8Array>, rewriter: Rewriter): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) {
    const bytes = rewriter.write(chunk);
    // An empty chunk would look like the end.
    if (bytes.length > 0) yield bytes;
  }
  const last = rewriter.end();
  if (last.length > 0) yield last;
}
