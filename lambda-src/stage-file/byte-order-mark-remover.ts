import type { Rewriter } from './rewriter';

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
