import type { CheckedFileType } from './checked-file-type';
import { ContentValidator, type ContentVerdict } from './content-validator';
import type { CompressionName } from '../../src/contract/dialect';
import { decompress } from '../shared/compression/decompress';
import { ContentDefect } from '../shared/json-records/content-defect';

export interface ReadingLimits {
  /** Bytes of the text, decompressed. */
  readonly maxBytes: number;
  /** Whether there is no time to read on; the verdict is then about what was read. */
  readonly isLate: () => boolean;
  /** Cells of declared types are checked in records that begin before this offset. Default: 16 MiB. */
  readonly checkedCellsBytes?: number;
}

/** Streams a file through the validator of its type; reads no further than a verdict needs. */
export async function judgeContent(
  body: AsyncIterable<Uint8Array>, fileType: CheckedFileType, compression: CompressionName, { maxBytes, isLate, checkedCellsBytes }: ReadingLimits,
): Promise<ContentVerdict> {
  const validator = new ContentValidator(fileType, { checkedCellsBytes });
  const text = compression === 'gzip' ? decompress(body, maxBytes) : body;
  try {
    // Leaving the loop ends the reading of the source, too.
    for await (const chunk of text) {
      const refusal = validator.write(chunk);
      if (refusal !== undefined) return refusal;
      if (isLate()) return validator.stop();
    }
  } catch (error) {
    if (!(error instanceof ContentDefect)) throw error;
    return validator.refuse(error);
  }
  return validator.end();
}
