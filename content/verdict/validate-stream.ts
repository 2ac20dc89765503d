import { ContentValidator, type ContentVerdict } from './content-validator';
import type { CompressionName } from '../../src/contract/dialect';
import type { CheckedFileType } from '../../src/contract/file-type-spec';
import { decompress } from '../text/compression';
import { ContentProblem } from '../text/content-problem';

export interface ReadingLimits {
  /** Bytes of the text, decompressed. */
  readonly maxBytes: number;
  /** Whether there is no time to read on; the verdict is then about what was read. */
  readonly isPastDeadline: () => boolean;
  /** Cells of declared types are checked in records that begin before this offset. Default: 16 MiB. */
  readonly checkedCellsBytes?: number;
}

/** Streams a file through the validator of its type; reads no further than a verdict needs. */
export async function validateStream(
  body: AsyncIterable<Uint8Array>, fileType: CheckedFileType, compression: CompressionName, { maxBytes, isPastDeadline, checkedCellsBytes }: ReadingLimits,
): Promise<ContentVerdict> {
  const validator = new ContentValidator(fileType, { checkedCellsBytes });
  const text = compression === 'gzip' ? decompress(body, maxBytes) : body;
  try {
    // Leaving the loop ends the reading of the source, too.
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
