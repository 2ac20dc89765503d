import type { CheckedFileFacts, ContentFacts, UncheckedFileFacts } from '../../src/contract/file-facts';
import type { CheckedFileType, FileTypeSpec } from '../../src/contract/file-type-spec';

export function checkedFacts(fileType: CheckedFileType, content: ContentFacts, lastModified: Date): CheckedFileFacts {
  const { name, format, dialect, onCastFailure, processingDate } = fileType;
  return {
    version: 1,
    ...content,
    fileType: name,
    format,
    dialect,
    onCastFailure,
    ...(processingDate && { processingDate: lastModified.toISOString().slice(0, 10) }),
  };
}

export function uncheckedFacts({ name }: FileTypeSpec, key: string, bytes: number): UncheckedFileFacts {
  return { version: 1, fileType: name, format: 'custom', bytes, suffix: suffixOf(key) };
}

/** Becomes a part of the staged object's key, so it may hold nothing that Spark or a shell reads as more than a letter. */
function suffixOf(key: string): string {
  return /\.[A-Za-z0-9]{1,16}$/.exec(key)?.[0] ?? '';
}
