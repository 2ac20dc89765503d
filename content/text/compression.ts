import { createGunzip, type Gunzip } from 'node:zlib';
import { ContentProblem } from './content-problem';
import type { CompressionName, CompressionSetting } from '../../src/contract/dialect';
import { LIMITS } from '../../src/contract/limits';

/** What is decompressed at once: a thousand times as much may come of it, and is lost if there is damage in it. */
const BLOCK_BYTES = 16 * 1024;

/**
 * What gzip data decompresses to, member after member (RFC 1952), up to the block that is damaged, however the data is cut.
 *
 * @param maxBytes of what it decompresses to
 * @throws ContentProblem if it is damaged, or decompresses to too much; errors of its source as they are
 */
export async function* decompress(compressed: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  const pieces: Buffer[] = [];
  gunzip.on('data', (piece: Buffer) => pieces.push(piece));
  // Told to whoever waits; but it is emitted once more after that.
  gunzip.on('error', () => undefined);
  let bytes = 0;
  let compressedBytes = 0;
  try {
    for await (const block of blocksOf(compressed)) {
      compressedBytes += block.length;
      await put(gunzip, block);
      for (const piece of pieces.splice(0)) {
        bytes += piece.length;
        checkDecompressedSize(bytes, compressedBytes, maxBytes);
        yield piece;
      }
    }
    await put(gunzip);
    // zlib drops what follows the last member without a word.
    if (gunzip.bytesWritten < compressedBytes) throw damaged('something else follows it');
    yield* pieces;
  } catch (error) {
    throw isDamage(error) ? damaged(error.message) : error;
  } finally {
    gunzip.destroy();
  }
}

/** Of one size, but for the last. */
async function* blocksOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const block = Buffer.allocUnsafeSlow(BLOCK_BYTES);
  let filled = 0;
  for await (const chunk of source) {
    for (let at = 0; at < chunk.length;) {
      const count = Math.min(BLOCK_BYTES - filled, chunk.length - at);
      block.set(chunk.subarray(at, at + count), filled);
      filled += count;
      at += count;
      if (filled === BLOCK_BYTES) {
        yield block;
        filled = 0;
      }
    }
  }
  if (filled > 0) yield block.subarray(0, filled);
}

/** @param block absent: there is no more */
async function put(gunzip: Gunzip, block?: Uint8Array): Promise<void> {
  if (gunzip.readableEnded) return;
  await new Promise<void>((resolve, reject) => {
    const settle = (error?: Error | null) => {
      gunzip.off('end', settle).off('error', settle);
      if (error) reject(error);
      else resolve();
    };
    // It ends, and takes no more, where something else follows the last member.
    gunzip.on('end', settle).on('error', settle);
    if (block) gunzip.write(block, settle);
    else gunzip.end();
  });
}

function checkDecompressedSize(bytes: number, compressedBytes: number, maxBytes: number): void {
  if (bytes > maxBytes) {
    throw new ContentProblem('TOO_LARGE', `the file decompresses to more than the ${maxBytes} bytes that are accepted: split it`);
  }
  if (bytes > LIMITS.decompressionRatioFromBytes && bytes > LIMITS.decompressionRatio * compressedBytes) {
    const message = `${compressedBytes} bytes decompress to more than ${LIMITS.decompressionRatio} times as many, as in an attack: upload the file uncompressed, if it is none`;
    throw new ContentProblem('DECOMPRESSION_BOMB', message);
  }
}

function isDamage(error: unknown): error is Error {
  return /^Z_/.test((error as { code?: string } | undefined)?.code ?? '');
}

function damaged(what: string): ContentProblem {
  return new ContentProblem('INVALID_GZIP', `the gzip data is not whole: ${what}; compress and upload the file again`);
}

/** How a file is compressed whose name, or key, is given. */
export function resolveCompression(setting: CompressionSetting, name: string): CompressionName {
  if (setting !== 'auto') return setting;
  return name.toLowerCase().endsWith('.gz') ? 'gzip' : 'none';
}
