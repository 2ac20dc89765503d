import { ByteOrderMarkRemover } from './byte-order-mark-remover';
import { rewriteSource } from './rewrite-source';
import type { FileFacts } from '../../src/contract/file-facts';
import type { SourceObject } from '../../src/contract/object-identity';
import { copySourceVersion } from '../shared/copy-source-version';
import { JsonTextLinesWriter } from '../shared/json-records/json-text-lines-writer';
import type { OwnedBucket } from '../shared/owned-bucket';

/** Puts a valid file where the job reads it: bytes that Spark reads as they are are copied inside S3, others are streamed and rewritten. */
export async function stageSource(source: SourceObject, facts: FileFacts, staging: OwnedBucket, key: string): Promise<void> {
  if (facts.format === 'custom') {
    await copyPlain(source, staging, key, 'application/octet-stream');
  } else if (facts.format !== 'csv') {
    await rewriteSource(source, staging, key, new JsonTextLinesWriter(facts.format), 'application/x-ndjson');
  } else if (facts.byteOrderMark) {
    await rewriteSource(source, staging, key, new ByteOrderMarkRemover(), 'text/csv');
  } else {
    await copyPlain(source, staging, key, 'text/csv');
  }
}

/** Metadata of the uploader, a content encoding above all, would say how to read the bytes. */
async function copyPlain(source: SourceObject, staging: OwnedBucket, key: string, contentType: string): Promise<void> {
  await copySourceVersion(source, staging, key, { MetadataDirective: 'REPLACE', ContentType: contentType });
}
