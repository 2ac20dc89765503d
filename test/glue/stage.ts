import { gunzipSync } from 'node:zlib';
import { createRewriters } from '../../content/rewrite/rewriters';
import { checkedFacts } from '../../content/verdict/compose-facts';
import type { ContentVerdict } from '../../content/verdict/content-validator';
import type { CheckedFileFacts } from '../../src/contract/file-facts';
import { fileTypeOf, type PartialFileType } from '../content/support/verdict-of';

const MODIFIED = new Date('2024-02-29T12:00:00Z');

/** What Validate file writes of a valid file; without the added column, whose value is none of the file's. */
export function factsOf(fileType: PartialFileType, { facts }: Extract<ContentVerdict, { valid: true }>): CheckedFileFacts {
  const compression = fileType.dialect?.compression === 'gzip' ? 'gzip' : 'none';
  return checkedFacts(fileTypeOf({ ...fileType, processingDate: false }), { compression, ...facts }, MODIFIED);
}

/** What the stage step makes of a file. */
export function staged(facts: CheckedFileFacts, content: Buffer): Uint8Array {
  return createRewriters(facts).reduce<Uint8Array>(
    (text, rewriter) => Buffer.concat([rewriter.write(text), rewriter.end()]),
    facts.compression === 'gzip' ? gunzipSync(content) : content,
  );
}
