import type { FileTypeSpec, MatchSpec } from '../../src/contract/file-type-spec';
import { LIMITS } from '../../src/contract/limits';
import type { Reason } from '../../src/contract/reason-codes';
import { displayText } from '../text/printable-text';

export interface Acceptance {
  readonly maxSize: number;
  readonly sourcePrefix: string;
  readonly fileTypes: FileTypeSpec[];
}

/** Why a file is rejected without a look at its content, or undefined if it has to be read. */
export function checkMetadata(size: number, fileType: FileTypeSpec | undefined, { maxSize, sourcePrefix, fileTypes }: Acceptance): Reason | undefined {
  if (!fileType) {
    const accepted = fileTypes.map(({ name, match }) => `${name} (${match.map(({ prefix, suffix }) => `${sourcePrefix}${prefix}*${suffix}`).join(', ')})`).join(', ');
    const message = `the key matches no file type; this pipeline accepts ${accepted}`;
    return { code: 'UNSUPPORTED_TYPE', message: displayText(message, LIMITS.reasonMessageCharacters) };
  }
  if (size > maxSize) {
    return { code: 'TOO_LARGE', message: `the file has ${size} bytes, this pipeline accepts at most ${maxSize}: split it` };
  }
  return checkNotEmpty(size, fileType);
}

/** A file of no bytes is told as such, whatever it was to be. */
export function checkNotEmpty(size: number, { allowEmpty, format }: Pick<FileTypeSpec, 'allowEmpty' | 'format'>): Reason | undefined {
  if (size > 0 || allowEmpty) return undefined;
  return { code: 'EMPTY', message: `the file has 0 bytes, expected at least one ${format === 'custom' ? 'byte' : 'data row'}` };
}

/** The file type that matches a key most specifically: the longest prefix wins, then the longest suffix. */
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
    // Prefix and suffix may not share characters of the key.
    relativeKey.length >= prefix.length + suffix.length &&
    relativeKey.slice(relativeKey.length - suffix.length).toLowerCase() === suffix.toLowerCase()
  );
}

function compareSpecificity(left: MatchSpec, right: MatchSpec): number {
  return left.prefix.length - right.prefix.length || left.suffix.length - right.suffix.length;
}
