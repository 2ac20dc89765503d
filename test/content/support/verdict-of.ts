import { ContentValidator, type ContentVerdict } from '../../../content/verdict/content-validator';
import type { CsvDialectSpec } from '../../../src/contract/dialect';
import type { CheckedFileType, FileTypeSpec } from '../../../src/contract/file-type-spec';
import { DEFAULT_CONTENT_LIMITS } from '../../../src/contract/limits';

/** The settings of a file type that a test chooses. The others are the defaults of a pipeline. */
export type PartialFileType = Partial<Omit<FileTypeSpec, 'dialect' | 'format'>> & { readonly format?: CheckedFileType['format']; readonly dialect?: Partial<CsvDialectSpec> };

/** Returns a file type with the chosen settings. */
export function fileTypeOf({ dialect, ...fileType }: PartialFileType): CheckedFileType {
  return {
    name: 'orders', format: 'csv', match: [], allowEmpty: false, onCastFailure: 'fail', processingDate: true, schemaMatch: 'exact', inferTypes: false,
    ...fileType,
    dialect: { encoding: 'UTF-8', compression: 'none', limits: DEFAULT_CONTENT_LIMITS, delimiter: ',', quote: '"', header: true, nullMarker: '', ...dialect },
  } as CheckedFileType;
}

/** Returns the verdict about a file that is not compressed and is read in chunks of a size. */
export function verdictOf(fileType: PartialFileType, content: string | Uint8Array, chunkSize = Number.MAX_SAFE_INTEGER): ContentVerdict {
  const bytes = Buffer.from(content);
  const validator = new ContentValidator(fileTypeOf(fileType));
  for (let start = 0; start < bytes.length; start += chunkSize) {
    // Each chunk has its own memory, which is overwritten afterwards, because the validator must not rely on it.
    const chunk = Uint8Array.from(bytes.subarray(start, start + chunkSize));
    if (validator.write(chunk) !== undefined) break;
    chunk.fill(0x22);
  }
  return validator.end();
}

/** Matches a message that names all of the values in this order, whatever the words between them. A value does not match a part of a longer number. */
export function messageNaming(...values: (string | number)[]): unknown {
  const escaped = values.map((value) => String(value).replace(/[^\w\s]/gu, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`));
  return expect.stringMatching(new RegExp(escaped.map((value) => `(?<!\\d)${value}(?!\\d)`).join('[^]*'), 'u'));
}
