import * as fs from 'node:fs';
import { setImmediate } from 'node:timers/promises';

/** Four times what Node.js reads at once by itself; more gains little and holds more memory. */
export const CHUNK_BYTES = 256 * 1024;

/** After so many chunks, a few milliseconds, signals are heard. */
const CHUNKS_IN_A_ROW = 64;

/**
 * The bytes of a regular file. Read at once and into one buffer, they cost less than half of a stream's processor time.
 *
 * @returns chunks, each of which is overwritten by the next
 * @throws if the file has changed meanwhile: what was read may never have been in it
 */
export async function* readChunks(file: string): AsyncGenerator<Buffer> {
  const descriptor = fs.openSync(file, 'r');
  try {
    const before = fs.fstatSync(descriptor);
    const buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES);
    let bytes = 0;
    for (let chunks = 1; ; chunks++) {
      const length = fs.readSync(descriptor, buffer);
      if (length === 0) break;
      bytes += length;
      yield buffer.subarray(0, length);
      if (chunks % CHUNKS_IN_A_ROW === 0) await setImmediate();
    }
    const { size, mtimeMs } = fs.fstatSync(descriptor);
    if (bytes !== size || mtimeMs !== before.mtimeMs) throw new Error('it changed while it was read: check it again when it is whole');
  } finally {
    fs.closeSync(descriptor);
  }
}
