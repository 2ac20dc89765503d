import { UNKNOWN_FILE_TYPE } from '../../src/contract/announcement';
import type { Announcement } from '../../src/contract/announcement';

/** @returns undefined if the key matched no file type */
export function knownFileType({ fileType, outcome }: Announcement): string | undefined {
  return fileType ?? (outcome === 'FAILED' ? UNKNOWN_FILE_TYPE : undefined);
}
