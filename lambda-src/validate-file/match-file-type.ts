import type { FileTypeSpec, MatchSpec } from '../../src/contract/file-type-spec';

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
