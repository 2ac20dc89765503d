/** Where the quick-start pipeline looks for files. */
const SOURCE_PREFIX = 'incoming/';

const MOST_KEY_BYTES = 1024;

/** The key a file is uploaded to: its path in the folder, as it is. */
export function sourceKey(file: string): string {
  return SOURCE_PREFIX + file;
}

export function isKeyTooLong(key: string): boolean {
  return Buffer.byteLength(key) > MOST_KEY_BYTES;
}
