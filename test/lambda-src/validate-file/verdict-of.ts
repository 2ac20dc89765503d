import type { CheckedFileType } from '../../../lambda-src/validate-file/checked-file-type';
import { createContentValidator, type ContentVerdict } from '../../../lambda-src/validate-file/content-validator';

const FILE_TYPE: CheckedFileType = {
  name: 'orders', format: 'csv', match: [], allowEmpty: false, onCastFailure: 'fail', processingDate: true,
};

/** The verdict about a file that is fed in chunks of a size. */
export function verdictOf(fileType: Partial<CheckedFileType>, content: string | Uint8Array, chunkSize = Number.MAX_SAFE_INTEGER): ContentVerdict {
  const bytes = Buffer.from(content);
  const validator = createContentValidator({ ...FILE_TYPE, ...fileType });
  for (let start = 0; start < bytes.length; start += chunkSize) {
    // A chunk of its own memory, overwritten afterwards: the validator may not rely on it.
    const chunk = Uint8Array.from(bytes.subarray(start, start + chunkSize));
    if (validator.write(chunk) !== undefined) break;
    chunk.fill(0x22);
  }
  return validator.end();
}
