import type { FileTypeSpec, MatchSpec } from '../../src/contract/file-type-spec';
import { LIMITS } from '../../src/contract/limits';
import type { Reason } from '../../src/contract/reason-codes';
import { displayText, quoted } from '../text/printable-text';

/** The rules of a pipeline for the key and the size of a file. */
interface MetadataRules {
  /** The size of the largest file that is accepted, in bytes. */
  readonly maxSize: number;
  readonly sourcePrefix: string;
  readonly fileTypes: FileTypeSpec[];
}

/** Returns the reason for rejecting a file by its file type and size alone, or undefined if its content must be read. */
export function checkMetadata(
  { key, size }: { readonly key: string; readonly size: number }, fileType: FileTypeSpec | undefined, { maxSize, sourcePrefix, fileTypes }: MetadataRules,
): Reason | undefined {
  if (!fileType) {
    const accepted = fileTypes.map(({ name, match }) => `${name} (${match.map(({ prefix, suffix }) => `${sourcePrefix}${prefix}*${suffix}`).join(', ')})`).join(', ');
    const message = `the key ${quoted(key)} matches no file type: rename the file, or add a file type; this pipeline accepts ${accepted}`;
    return { code: 'UNSUPPORTED_TYPE', message: displayText(message, LIMITS.reasonMessageCharacters) };
  }
  if (size > maxSize) {
    return { code: 'TOO_LARGE', message: `the file has ${size} bytes, but this pipeline accepts at most ${maxSize}: split the file` };
  }
  return checkNotEmpty(size, fileType);
}

/** Returns the reason for rejecting a file of 0 bytes, whatever its format, or undefined if it is accepted. */
export function checkNotEmpty(size: number, { allowEmpty, format }: Pick<FileTypeSpec, 'allowEmpty' | 'format'>): Reason | undefined {
  if (size > 0 || allowEmpty) return undefined;
  return { code: 'EMPTY', message: `the file has 0 bytes: upload a file with at least one ${format === 'custom' ? 'byte' : 'data row'}` };
}

/** Returns the file type that matches a key, or undefined if none does. If several match, the longest prefix wins, then the longest suffix. */
export function matchFileType(key: string, sourcePrefix: string, fileTypes: readonly FileTypeSpec[]): FileTypeSpec | undefined {
  if (!key.startsWith(sourcePrefix)) return undefined;
  const relativeKey = key.slice(sourcePrefix.length);
  return fileTypes
    .flatMap((fileType) => fileType.match.filter((match) => matches(relativeKey, match)).map((match) => ({ fileType, match })))
    .sort((left, right) => compareSpecificity(right.match, left.match))[0]?.fileType;
}

function matches(relativeKey: string, { prefix, suffix }: MatchSpec): boolean {
  return (
    relativeKey.startsWith(prefix) &&
    // The prefix and the suffix must not overlap in the key.
    relativeKey.length >= prefix.length + suffix.length &&
    relativeKey.slice(relativeKey.length - suffix.length).toLowerCase() === suffix.toLowerCase()
  );
}

function compareSpecificity(left: MatchSpec, right: MatchSpec): number {
  return left.prefix.length - right.prefix.length || left.suffix.length - right.suffix.length;
}
