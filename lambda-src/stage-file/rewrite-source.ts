import { Readable } from 'node:stream';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { Rewriter } from './rewriter';
import type { SourceObject } from '../../src/contract/object-identity';
import { bucketOf } from '../shared/owned-bucket';
import type { OwnedBucket } from '../shared/owned-bucket';
import { onSource, readCondition } from '../shared/source-version';

/** 10,000 parts, as many as S3 takes, hold 160 GB: the largest file, also one that the rewrite makes longer. */
const PART_SIZE = 16 * 1024 * 1024;

/** With the parts in flight, what a function of 1,769 MB can hold. */
const PARTS_IN_FLIGHT = 3;

/** Streams exactly the uploaded bytes through a rewriter; an upload that breaks leaves no object. */
export async function rewriteSource(source: SourceObject, to: OwnedBucket, key: string, rewriter: Rewriter, contentType: string): Promise<void> {
  const from: OwnedBucket = { ...to, name: source.bucket };
  const command = new GetObjectCommand({ ...bucketOf(from), Key: source.key, ...readCondition(source) });
  const { Body } = await onSource(source, from.client.send(command));
  const rewritten = Readable.from(rewrite((Body ?? []) as Readable, rewriter), { objectMode: false });
  const upload = new Upload({
    client: to.client,
    params: { ...bucketOf(to), Key: key, Body: rewritten, ContentType: contentType },
    partSize: PART_SIZE,
    queueSize: PARTS_IN_FLIGHT,
  });
  await upload.done();
}

async function* rewrite(body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, rewriter: Rewriter): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) {
    const bytes = rewriter.write(chunk);
    // An empty chunk would look like the end.
    if (bytes.length > 0) yield bytes;
  }
  const last = rewriter.end();
  if (last.length > 0) yield last;
}
