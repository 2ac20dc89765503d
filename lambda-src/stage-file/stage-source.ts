import { Readable } from 'node:stream';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { type Rewriter, rewritersOf } from '../../content/rewrite/rewriters';
import { decompress } from '../../content/text/compression';
import type { CompressionName } from '../../src/contract/dialect';
import { PERMANENT_ERRORS } from '../../src/contract/error-names';
import type { FileFacts } from '../../src/contract/file-facts';
import type { SourceObject } from '../../src/contract/object-identity';
import type { DeadlineCheck } from '../shared/lambda/deadline';
import { PermanentError } from '../shared/lambda/permanent-error';
import { copyObject } from '../shared/s3/copy-object';
import { bucketOf, type OwnedBucket } from '../shared/s3/owned-bucket';
import { mapSourceErrors, readCondition } from '../shared/s3/source-version';

interface Staging {
  readonly source: SourceObject;
  /** Bytes of the source. */
  readonly size: number;
  readonly facts: FileFacts;
  readonly staging: OwnedBucket;
  readonly key: string;
  readonly isPastDeadline: DeadlineCheck;
}

/** Puts a valid file where the job reads it: bytes that Spark reads as they are are copied inside S3, others are streamed and rewritten. */
export async function stageSource({ source, size, facts, staging, key, isPastDeadline }: Staging): Promise<void> {
  /** Metadata of the uploader, a content encoding above all, would say how to read the bytes. */
  const copyPlain = (ContentType: string) =>
    mapSourceErrors(source, copyObject({ from: source, size, to: staging, key, isPastDeadline, attributes: { ContentType } }));
  if (facts.format === 'custom') {
    await copyPlain('application/octet-stream');
    return;
  }
  const contentType = facts.format === 'csv' ? 'text/csv' : 'application/x-ndjson';
  const rewriters = rewritersOf(facts);
  if (rewriters.length === 0 && facts.compression === 'none') await copyPlain(contentType);
  else await rewriteSource(source, staging, key, { compression: facts.compression, rewriters, contentType, isPastDeadline });
}

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
  readonly isPastDeadline: DeadlineCheck;
}

/**
 * Streams exactly the uploaded bytes through rewriters; an upload that breaks leaves no object.
 *
 * @throws PermanentError CopyTimeExceeded
 */
export async function rewriteSource(source: SourceObject, to: OwnedBucket, key: string, rewriting: Rewriting): Promise<void> {
  const { compression, rewriters, contentType, isPastDeadline } = rewriting;
  const from: OwnedBucket = { ...to, name: source.bucket };
  const command = new GetObjectCommand({ ...bucketOf(from), Key: source.key, ...readCondition(source) });
  const { Body } = await mapSourceErrors(source, from.client.send(command));
  const body = (Body ?? []) as Readable;
  // Validate file has seen the whole of it: what it decompresses to is known to be not too much.
  const text = compression === 'gzip' ? decompress(body, Infinity) : body;
  const rewritten = rewriters.reduce<AsyncIterable<Uint8Array>>((stream, rewriter) => rewrite(stream, rewriter), throwPastDeadline(text, isPastDeadline));
  const upload = new Upload({
    client: to.client,
    params: { ...bucketOf(to), Key: key, Body: Readable.from(rewritten, { objectMode: false }), ContentType: contentType },
    partSize: PART_SIZE,
    queueSize: PARTS_IN_FLIGHT,
  });
  await upload.done();
}

async function* throwPastDeadline(stream: AsyncIterable<Uint8Array>, isPastDeadline: DeadlineCheck): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) {
    if (isPastDeadline()) throw new PermanentError(PERMANENT_ERRORS.copyTimeExceeded, 'the file cannot be rewritten within the time of a function: split it');
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
