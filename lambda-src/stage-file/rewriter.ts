/** Turns one stream of bytes into another, chunk by chunk. */
export interface Rewriter {
  write(chunk: Uint8Array): Uint8Array;
  end(): Uint8Array;
}
