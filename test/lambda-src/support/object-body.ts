import { Readable } from 'node:stream';

/** Returns the body of a GetObject response, in chunks of the given size. */
export function objectBody(bytes: Buffer, chunkSize = 64 * 1024): Readable {
  const count = Math.ceil(bytes.length / chunkSize);
  const chunks = Array.from({ length: count }, (_, index) => bytes.subarray(index * chunkSize, (index + 1) * chunkSize));
  const body = Readable.from(chunks, { objectMode: false });
  return Object.assign(body, {
    transformToString: () => Promise.resolve(bytes.toString('utf8')),
    transformToByteArray: () => Promise.resolve(new Uint8Array(bytes)),
  });
}

/** Returns a body that breaks after some bytes, as with a lost connection. */
export function brokenBody(bytes: Buffer): Readable {
  return Readable.from(
    (function* () {
      yield bytes;
      throw new Error('aborted');
    })(),
    { objectMode: false },
  );
}
