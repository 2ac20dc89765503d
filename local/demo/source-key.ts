import type { CollectedFiles, UnusableFile } from './collect-files';

const MOST_KEY_BYTES = 1024;

/** The key a file is uploaded to: its path in the folder as it is, below the prefix. */
export function sourceKey(prefix: string, file: string): string {
  return prefix + file;
}

/** Takes out the files that S3 has no key for; the prefix is known only when the stack is there. */
export function withoutLongKeys({ files, unusable, passedOver }: CollectedFiles, prefix: string): CollectedFiles {
  const isTooLong = ({ name }: { readonly name: string }) => Buffer.byteLength(sourceKey(prefix, name)) > MOST_KEY_BYTES;
  const tooLong = files.filter(isTooLong).map(({ name }): UnusableFile => (
    { name, reason: 'KEY_TOO_LONG', message: `its key would be longer than the ${MOST_KEY_BYTES} bytes that S3 takes` }
  ));
  return { files: files.filter((file) => !isTooLong(file)), unusable: [...unusable, ...tooLong], passedOver };
}
