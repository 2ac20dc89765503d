import { JsonTextLinesWriter } from './json-text-lines-writer';
import type { EncodingName } from '../../src/contract/dialect';
import type { CheckedFileFacts } from '../../src/contract/file-facts';
import { createTextSource } from '../text/encodings';
import type { TextSource } from '../text/text-source';

/** Turns one stream of bytes into another, chunk by chunk. */
export interface Rewriter {
  write(chunk: Uint8Array): Uint8Array;
  end(): Uint8Array;
}

/** Creates the rewriters that turn the text of a file, one after the other, into text that Spark reads. There is none if Spark can read the file as it is. */
export function createRewriters({ format, dialect: { encoding }, byteOrderMark }: CheckedFileFacts): Rewriter[] {
  return [
    ...(encoding === 'UTF-8' ? [] : [new Utf8Rewriter(encoding)]),
    ...(format === 'csv' && byteOrderMark ? [new ByteOrderMarkRemover()] : []),
    ...(format === 'csv' ? [] : [new JsonTextLinesWriter(format)]),
  ];
}

/** Rewrites text in another encoding as UTF-8. */
class Utf8Rewriter implements Rewriter {
  private readonly source: TextSource;

  constructor(encoding: EncodingName) {
    this.source = createTextSource(encoding);
  }

  /** @throws ContentProblem if the bytes are not text in the encoding. "Validate file" would have rejected such a file. */
  public write(chunk: Uint8Array): Uint8Array {
    const bytes = this.source.read(chunk);
    this.throwProblem();
    return bytes;
  }

  public end(): Uint8Array {
    this.source.end();
    this.throwProblem();
    return new Uint8Array();
  }

  private throwProblem(): void {
    if (this.source.problem !== undefined) throw this.source.problem;
  }
}

/** The length of the byte order mark in UTF-8. */
const BYTE_ORDER_MARK_LENGTH = 3;

/** Removes the byte order mark of a file that begins with one. Spark would read it as a part of the first column's name. */
class ByteOrderMarkRemover implements Rewriter {
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
