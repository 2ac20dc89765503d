import { ByteOrderMarkRemover } from './byte-order-mark-remover';
import type { Rewriter } from './rewriter';
import { TextRewriter } from './text-rewriter';
import type { CheckedFileFacts } from '../../src/contract/file-facts';
import { JsonTextLinesWriter } from '../shared/json-records/json-text-lines-writer';

/** What the text of a file goes through, one after the other, until Spark can read it; nothing: it can already. */
export function rewritersOf({ format, dialect: { encoding }, byteOrderMark }: CheckedFileFacts): Rewriter[] {
  return [
    ...(encoding === 'UTF-8' ? [] : [new TextRewriter(encoding)]),
    ...(format === 'csv' && byteOrderMark ? [new ByteOrderMarkRemover()] : []),
    ...(format === 'csv' ? [] : [new JsonTextLinesWriter(format)]),
  ];
}
