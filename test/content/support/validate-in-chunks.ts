import { gzipSync } from 'node:zlib';
import { fileTypeOf } from './verdict-of';
import { ContentValidator, type ContentVerdict, type ScanEngine } from '../../../content/verdict/content-validator';
import { validateStream } from '../../../content/verdict/validate-stream';
import type { CorpusCase } from '../corpus/corpus-case';

const UNLIMITED = { maxBytes: Infinity, isPastDeadline: () => false };

/** Returns the verdict about a file, compressed or not, that is read in chunks of a size. */
export async function validateInChunks({ fileType, content }: CorpusCase, chunkSize = Infinity, engine?: ScanEngine): Promise<ContentVerdict> {
  const checked = fileTypeOf(fileType);
  if (checked.dialect.compression === 'gzip') return validateStream(chunksOf(content, chunkSize), checked, 'gzip', UNLIMITED);
  const validator = new ContentValidator(checked, { engine });
  for (const chunk of slicesOf(content, chunkSize)) {
    if (validator.write(chunk) !== undefined) break;
    chunk.fill(0x22);
  }
  return validator.end();
}

/** Returns the verdict about a file that is stored in gzip without compression. Compressed, the largest files would count as decompression bombs. */
export async function validateCompressed({ fileType, content }: CorpusCase, chunkSize = Infinity): Promise<ContentVerdict> {
  return validateStream(chunksOf(gzipSync(content, { level: 0 }), chunkSize), fileTypeOf(fileType), 'gzip', UNLIMITED);
}

/** The length of both ends of a file. Only there are chunks smaller than `COARSE_BYTES`, because a million chunks of one byte take minutes. */
const FINE_BYTES = 32 * 1024;
const COARSE_BYTES = 1021;

/** Yields slices that each have their own memory. The caller overwrites it, because a validator must not rely on it. */
function* slicesOf(content: string | Buffer, size: number): Generator<Uint8Array> {
  const bytes = Buffer.from(content as Buffer);
  for (let start = 0, end; start < bytes.length; start = end) {
    const isNearAnEnd = start < FINE_BYTES || start >= bytes.length - FINE_BYTES;
    end = start + (isNearAnEnd ? size : Math.max(size, COARSE_BYTES));
    yield Uint8Array.from(bytes.subarray(start, end));
  }
}

async function* chunksOf(content: string | Buffer, size: number): AsyncGenerator<Uint8Array> {
  yield* slicesOf(content, size);
}
