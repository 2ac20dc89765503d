import { createGunzip, type Gunzip } from 'node:zlib';
import { ContentProblem } from './content-problem';
import type { CompressionName, CompressionSetting } from '../../src/contract/dialect';
import { LIMITS } from '../../src/contract/limits';

/** The bytes that are decompressed at once. They may yield a thousand times as many, which are lost if the block is damaged. */
const BLOCK_BYTES = 16 * 1024;

/**
 * Decompresses gzip data, member after member (RFC 1952). If the data is damaged, it yields everything before the damaged block, however the data is cut
 * into chunks.
 *
 * @param maxBytes the limit of the decompressed size
 * @throws ContentProblem if the data is damaged or decompresses to too much; an error of the source as it is
 */
export async function* decompress(compressed: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  const pieces: Buffer[] = [];
  gunzip.on('data', (piece: Buffer) => pieces.push(piece));
  // The error rejects the promise of `put`, but the stream emits it once more after that.
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
    // zlib ignores data after the last member.
    if (gunzip.bytesWritten < compressedBytes) throw invalidGzip('other data follows it');
    yield* pieces;
  } catch (error) {
    throw isDamage(error) ? invalidGzip(error.message) : error;
  } finally {
    gunzip.destroy();
  }
}

/** Cuts a stream into blocks of one size. The last block may be shorter. */
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

/** Decompresses a block. @param block undefined at the end of the data */
async function put(gunzip: Gunzip, block?: Uint8Array): Promise<void> {
  if (gunzip.readableEnded) return;
  await new Promise<void>((resolve, reject) => {
    const settle = (error?: Error | null) => {
      gunzip.off('end', settle).off('error', settle);
      if (error) reject(error);
      else resolve();
    };
    // If other data follows the last member, the stream ends there and accepts no more.
    gunzip.on('end', settle).on('error', settle);
    if (block) gunzip.write(block, settle);
    else gunzip.end();
  });
}

function checkDecompressedSize(bytes: number, compressedBytes: number, maxBytes: number): void {
  if (bytes > maxBytes) {
    throw new ContentProblem('TOO_LARGE', `the file decompresses to more than the limit of ${maxBytes} bytes: split the file`);
  }
  if (bytes > LIMITS.decompressionRatioFromBytes && bytes > LIMITS.decompressionRatio * compressedBytes) {
    const message = `${compressedBytes} bytes decompress to more than ${LIMITS.decompressionRatio} times as many, as in an attack: if the file is legitimate, upload it uncompressed`;
    throw new ContentProblem('DECOMPRESSION_BOMB', message);
  }
}

function isDamage(error: unknown): error is Error {
  return /^Z_/.test((error as { code?: string } | undefined)?.code ?? '');
}

function invalidGzip(damage: string): ContentProblem {
  return new ContentProblem('INVALID_GZIP', `the file is not valid gzip data (${damage}): compress it again and upload it`);
}

/** Returns how a file is compressed. The setting `auto` goes by the file's name or key. */
export function resolveCompression(setting: CompressionSetting, name: string): CompressionName {
  if (setting !== 'auto') return setting;
  return name.toLowerCase().endsWith('.gz') ? 'gzip' : 'none';
}
