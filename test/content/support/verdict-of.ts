import { ContentValidator, type ContentVerdict } from '../../../content/verdict/content-validator';
import type { CsvDialectSpec } from '../../../src/contract/dialect';
import type { CheckedFileType, FileTypeSpec } from '../../../src/contract/file-type-spec';
import { DEFAULT_CONTENT_LIMITS } from '../../../src/contract/limits';

/** What a test says of a file type; the rest is as a pipeline's defaults are. */
export type PartialFileType = Partial<Omit<FileTypeSpec, 'dialect' | 'format'>> & { readonly format?: CheckedFileType['format']; readonly dialect?: Partial<CsvDialectSpec> };

export function fileTypeOf({ dialect, ...fileType }: PartialFileType): CheckedFileType {
  return {
    name: 'orders', format: 'csv', match: [], allowEmpty: false, onCastFailure: 'fail', processingDate: true, schemaMatch: 'exact', inferTypes: false,
    ...fileType,
    dialect: { encoding: 'UTF-8', compression: 'none', limits: DEFAULT_CONTENT_LIMITS, delimiter: ',', quote: '"', header: true, nullMarker: '', ...dialect },
  } as CheckedFileType;
}

/** The verdict about a file that is fed in chunks of a size. */
export function verdictOf(fileType: PartialFileType, content: string | Uint8Array, chunkSize = Number.MAX_SAFE_INTEGER): ContentVerdict {
  const bytes = Buffer.from(content);
  const validator = new ContentValidator(fileTypeOf(fileType));
  for (let start = 0; start < bytes.length; start += chunkSize) {
    // A chunk of its own memory, overwritten afterwards: the validator may not rely on it.
    const chunk = Uint8Array.from(bytes.subarray(start, start + chunkSize));
    if (validator.write(chunk) !== undefined) break;
    chunk.fill(0x22);
  }
  return validator.end();
}
