import { rewriteSource } from './rewrite-source';
import { rewritersOf } from './rewriters-of';
import type { FileFacts } from '../../src/contract/file-facts';
import type { SourceObject } from '../../src/contract/object-identity';
import { copySourceVersion } from '../shared/copy-source-version';
import type { OwnedBucket } from '../shared/owned-bucket';

/** Puts a valid file where the job reads it: bytes that Spark reads as they are are copied inside S3, others are streamed and rewritten. */
export async function stageSource(source: SourceObject, facts: FileFacts, staging: OwnedBucket, key: string): Promise<void> {
  if (facts.format === 'custom') {
    await copyPlain(source, staging, key, 'application/octet-stream');
    return;
  }
  const contentType = facts.format === 'csv' ? 'text/csv' : 'application/x-ndjson';
  const rewriters = rewritersOf(facts);
  if (rewriters.length === 0 && facts.compression === 'none') await copyPlain(source, staging, key, contentType);
  else await rewriteSource(source, staging, key, { compression: facts.compression, rewriters, contentType });
}

/** Metadata of the uploader, a content encoding above all, would say how to read the bytes. */
async function copyPlain(source: SourceObject, staging: OwnedBucket, key: string, contentType: string): Promise<void> {
  await copySourceVersion(source, staging, key, { MetadataDirective: 'REPLACE', ContentType: contentType });
}
