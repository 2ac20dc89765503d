import { Readable } from 'node:stream';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { type Rewriter, createRewriters } from '../../content/rewrite/rewriters';
import { decompress } from '../../content/text/compression';
import type { CompressionName } from '../../src/contract/dialect';
import { PERMANENT_ERRORS } from '../../src/contract/error-names';
import type { FileFacts } from '../../src/contract/file-facts';
import type { SourceObject } from '../../src/contract/object-identity';
import type { DeadlineCheck } from '../shared/lambda/deadline';
import { PermanentError } from '../shared/lambda/permanent-error';
import { copyObject } from '../shared/s3/copy-object';
import { bucketParameters, type OwnedBucket } from '../shared/s3/owned-bucket';
import { mapSourceErrors, readCondition } from '../shared/s3/source-version';

interface Staging {
  readonly source: SourceObject;
  /** The size of the source in bytes. */
  readonly size: number;
  readonly facts: FileFacts;
  readonly staging: OwnedBucket;
  readonly key: string;
  readonly isPastDeadline: DeadlineCheck;
}

/**
 * Copies a valid file to the staging bucket inside S3 if Spark can read it as it is. Every other file is streamed and rewritten.
 *
 * @throws PermanentError SourceNotFound, SourceChanged or CopyTimeExceeded
 */
export async function stageSource({ source, size, facts, staging, key, isPastDeadline }: Staging): Promise<void> {
  // The uploader's metadata is not copied: a content encoding, for example, would change how the bytes are read.
  const copyPlain = (ContentType: string) =>
    mapSourceErrors(source, copyObject({ from: source, size, to: staging, key, isPastDeadline, attributes: { ContentType } }));
  if (facts.format === 'custom') {
    await copyPlain('application/octet-stream');
    return;
  }
  const contentType = facts.format === 'csv' ? 'text/csv' : 'application/x-ndjson';
  const rewriters = createRewriters(facts);
  if (rewriters.length === 0 && facts.compression === 'none') await copyPlain(contentType);
  else await rewriteSource(source, staging, key, { compression: facts.compression, rewriters, contentType, isPastDeadline });
}

/** The 10,000 parts that S3 allows hold 156 GiB, more than a Lambda function can rewrite in its time. */
const PART_SIZE = 16 * 1024 * 1024;

/** Three parts in flight fit in the memory of a function of 1,769 MB. */
const PARTS_IN_FLIGHT = 3;

interface Rewriting {
  readonly compression: CompressionName;
  /** The text goes through the rewriters in this order. */
  readonly rewriters: readonly Rewriter[];
  /** The content type of the staged object. */
  readonly contentType: string;
  readonly isPastDeadline: DeadlineCheck;
}

/**
 * Streams exactly the uploaded bytes through the rewriters into the staging bucket. If the stream breaks, no object is written.
 *
 * @throws PermanentError SourceNotFound, SourceChanged or CopyTimeExceeded
 */
async function rewriteSource(source: SourceObject, to: OwnedBucket, key: string, rewriting: Rewriting): Promise<void> {
  const { compression, rewriters, contentType, isPastDeadline } = rewriting;
  const from: OwnedBucket = { ...to, name: source.bucket };
  const command = new GetObjectCommand({ ...bucketParameters(from), Key: source.key, ...readCondition(source) });
  const { Body } = await mapSourceErrors(source, from.client.send(command));
  const body = (Body ?? []) as Readable;
  // "Validate file" has decompressed the whole file, so the decompressed size is within its limits.
  const text = compression === 'gzip' ? decompress(body, Infinity) : body;
  const rewritten = rewriters.reduce<AsyncIterable<Uint8Array>>((stream, rewriter) => rewrite(stream, rewriter), throwPastDeadline(text, isPastDeadline));
  const upload = new Upload({
    client: to.client,
    params: { ...bucketParameters(to), Key: key, Body: Readable.from(rewritten, { objectMode: false }), ContentType: contentType },
    partSize: PART_SIZE,
    queueSize: PARTS_IN_FLIGHT,
  });
  await upload.done();
}

async function* throwPastDeadline(stream: AsyncIterable<Uint8Array>, isPastDeadline: DeadlineCheck): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) {
    if (isPastDeadline()) throw new PermanentError(PERMANENT_ERRORS.copyTimeExceeded, 'the file is too large to be rewritten in the time of a Lambda function: split it and upload the parts');
    yield chunk;
  }
}

async function* rewrite(stream: AsyncIterable<Uint8Array>, rewriter: Rewriter): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) {
    const bytes = rewriter.write(chunk);
    // An empty chunk would end the stream.
    if (bytes.length > 0) yield bytes;
  }
  const last = rewriter.end();
  if (last.length > 0) yield last;
}
