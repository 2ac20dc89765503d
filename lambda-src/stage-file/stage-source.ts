import { rewriteSource } from './rewrite-source';
import { rewritersOf } from './rewriters-of';
import type { FileFacts } from '../../src/contract/file-facts';
import type { SourceObject } from '../../src/contract/object-identity';
import { copyObject } from '../shared/copy-object';
import type { OwnedBucket } from '../shared/owned-bucket';
import { onSource } from '../shared/source-version';
import type { IsLate } from '../shared/time-left';

interface Staging {
  readonly source: SourceObject;
  /** Bytes of the source. */
  readonly size: number;
  readonly facts: FileFacts;
  readonly staging: OwnedBucket;
  readonly key: string;
  readonly isLate: IsLate;
}

/** Puts a valid file where the job reads it: bytes that Spark reads as they are are copied inside S3, others are streamed and rewritten. */
export async function stageSource({ source, size, facts, staging, key, isLate }: Staging): Promise<void> {
  /** Metadata of the uploader, a content encoding above all, would say how to read the bytes. */
  const copyPlain = (ContentType: string) => onSource(source, copyObject({ from: source, size, to: staging, key, isLate, attributes: { ContentType } }));
  if (facts.format === 'custom') {
    await copyPlain('application/octet-stream');
    return;
  }
  const contentType = facts.format === 'csv' ? 'text/csv' : 'application/x-ndjson';
  const rewriters = rewritersOf(facts);
  if (rewriters.length === 0 && facts.compression === 'none') await copyPlain(contentType);
  else await rewriteSource(source, staging, key, { compression: facts.compression, rewriters, contentType, isLate });
}
