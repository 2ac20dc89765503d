import type { CheckedFileFacts, ContentFacts, UncheckedFileFacts } from '../../src/contract/file-facts';
import type { CheckedFileType, FileTypeSpec } from '../../src/contract/file-type-spec';

/** Returns the facts about a valid file, from what its file type declares and what the validator found in its content. */
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

/** Returns the facts about a custom file, whose content is not read. `key` is the key of the uploaded object. */
export function uncheckedFacts({ name }: FileTypeSpec, key: string, bytes: number): UncheckedFileFacts {
  return { version: 1, fileType: name, format: 'custom', bytes, suffix: suffixOf(key) };
}

/**
 * Returns the suffix of a key, or an empty string. The suffix becomes part of the staged object's key, so it contains only characters that neither
 * Spark nor a shell interprets.
 */
function suffixOf(key: string): string {
  return /\.[A-Za-z0-9]{1,16}$/.exec(key)?.[0] ?? '';
}
