import { createHash } from 'node:crypto';
import { NO_FILE_TYPE_FOLDER } from '../../src/contract/file-type-spec';

/** The longest key that S3 accepts. */
const MAX_KEY_BYTES = 1024;
const REASON_SUFFIX = '.reason.json';

/**
 * Returns the key of a file in quarantine: `<file type>/<reason>/<key of the source>`. The key of the source is cut and gets a hash if the whole would
 * be too long for S3, or if it would look like the reason of another file.
 */
export function quarantineKey(fileType: string, reasonCode: string, key: string): string {
  const folder = `${fileType || NO_FILE_TYPE_FOLDER}/${reasonCode}/`;
  const bytes = MAX_KEY_BYTES - Buffer.byteLength(folder) - REASON_SUFFIX.length;
  if (Buffer.byteLength(key) <= bytes && !key.endsWith(REASON_SUFFIX)) return folder + key;
  const hash = `~${createHash('sha256').update(key).digest('hex').slice(0, 40)}`;
  return folder + cutToBytes(key, bytes - hash.length) + hash;
}

/** Returns the key of the object next to a quarantined file that says why the file was rejected. */
export function reasonKey(key: string): string {
  return key + REASON_SUFFIX;
}

/** Cuts a text to at most `bytes` bytes of UTF-8, between two characters. */
function cutToBytes(text: string, bytes: number): string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return decoder.decode(Buffer.from(text).subarray(0, bytes), { stream: true });
}
