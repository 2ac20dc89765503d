import { createHash } from 'node:crypto';
import { NO_FILE_TYPE_FOLDER } from '../../src/contract/file-type-spec';

const MAX_KEY_BYTES = 1024;
const REASON_SUFFIX = '.reason.json';

/** `<file type>/<reason>/<key>`: the key of the source as it is, unless it would not fit or would look like another file's reason. */
export function quarantineKey(fileType: string, reasonCode: string, key: string): string {
  const folder = `${fileType || NO_FILE_TYPE_FOLDER}/${reasonCode}/`;
  const bytes = MAX_KEY_BYTES - Buffer.byteLength(folder) - REASON_SUFFIX.length;
  if (Buffer.byteLength(key) <= bytes && !key.endsWith(REASON_SUFFIX)) return folder + key;
  const mark = `~${createHash('sha256').update(key).digest('hex').slice(0, 40)}`;
  return folder + cutToBytes(key, bytes - mark.length) + mark;
}

/** What lies beside a quarantined file and says why it is there. */
export function reasonKey(key: string): string {
  return key + REASON_SUFFIX;
}

/** As many whole characters as fit. */
function cutToBytes(text: string, bytes: number): string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return decoder.decode(Buffer.from(text).subarray(0, bytes), { stream: true });
}
