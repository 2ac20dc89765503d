import { ContentValidator, type ContentVerdict } from './content-validator';
import type { CompressionName } from '../../src/contract/dialect';
import type { CheckedFileType } from '../../src/contract/file-type-spec';
import { decompress } from '../text/compression';
import { ContentProblem } from '../text/content-problem';

/** Limits on how much of a file is read. */
export interface ReadingLimits {
  /** The size of the decompressed text, in bytes, above which a compressed file is rejected. */
  readonly maxBytes: number;
  /** Returns true if there is no time to read on. The verdict is then about the records that were read. */
  readonly isPastDeadline: () => boolean;
  /** Cells of declared types are checked in records that begin before this offset of the text. The default is 16 MiB. */
  readonly checkedCellsBytes?: number;
}

/** Decompresses a stream, validates it, and returns the verdict. It reads no further than the verdict needs. Errors of the stream are thrown as they are. */
export async function validateStream(
  body: AsyncIterable<Uint8Array>, fileType: CheckedFileType, compression: CompressionName, { maxBytes, isPastDeadline, checkedCellsBytes }: ReadingLimits,
): Promise<ContentVerdict> {
  const validator = new ContentValidator(fileType, { checkedCellsBytes });
  const text = compression === 'gzip' ? decompress(body, maxBytes) : body;
  try {
    // Leaving the loop also closes the source.
    for await (const chunk of text) {
      const rejection = validator.write(chunk);
      if (rejection !== undefined) return rejection;
      if (isPastDeadline()) return validator.stop();
    }
  } catch (error) {
    if (!(error instanceof ContentProblem)) throw error;
    return validator.reject(error);
  }
  return validator.end();
}
