import { JsonTextLinesWriter } from './json-text-lines-writer';
import type { EncodingName } from '../../src/contract/dialect';
import type { CheckedFileFacts } from '../../src/contract/file-facts';
import { createTextSource } from '../text/encodings';

/** Turns one stream of bytes into another, chunk by chunk. */
export interface Rewriter {
  write(chunk: Uint8Array): Uint8Array;
  end(): Uint8Array;
}

/** What the text of a file goes through, one after the other, until Spark can read it; nothing: it can already. */
export function rewritersOf({ format, dialect: { encoding }, byteOrderMark }: CheckedFileFacts): Rewriter[] {
  return [
    ...(encoding === 'UTF-8' ? [] : [new TextRewriter(encoding)]),
    ...(format === 'csv' && byteOrderMark ? [new ByteOrderMarkRemover()] : []),
    ...(format === 'csv' ? [] : [new JsonTextLinesWriter(format)]),
  ];
}

/** Text in some encoding as UTF-8. */
export class TextRewriter implements Rewriter {
  private readonly text;

  constructor(encoding: EncodingName) {
    this.text = createTextSource(encoding);
  }

  /** @throws if the text is not in its encoding, which Validate file would have told */
  public write(chunk: Uint8Array): Uint8Array {
    const bytes = this.text.read(chunk);
    this.throwProblem();
    return bytes;
  }

  public end(): Uint8Array {
    this.text.end();
    this.throwProblem();
    return new Uint8Array();
  }

  private throwProblem(): void {
    if (this.text.problem !== undefined) throw this.text.problem;
  }
}

/** UTF-8 */
const BYTE_ORDER_MARK_LENGTH = 3;

/** Drops the byte order mark of a file that is known to begin with one: Spark would take it for a part of the first column's name. */
export class ByteOrderMarkRemover implements Rewriter {
  private remaining = BYTE_ORDER_MARK_LENGTH;

  public write(chunk: Uint8Array): Uint8Array {
    const rest = chunk.subarray(this.remaining);
    this.remaining -= chunk.length - rest.length;
    return rest;
  }

  public end(): Uint8Array {
    return new Uint8Array();
  }
}
