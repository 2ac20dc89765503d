import type { UnusableFile } from './collect-files';
import type { FollowedFile } from '../pipeline/follower';
import type { FileRow } from '../report/file-row';

export function followedRow(file: string, { outcome, reason, message, rows, output, seconds }: FollowedFile): FileRow {
  return { file, outcome, reason, message, rows, output, seconds };
}

export function skippedRow({ name, reason, message }: UnusableFile): FileRow {
  return { file: name, outcome: 'SKIPPED', reason, message, rows: null, output: null, seconds: null };
}

/** In the order of their names, however they ended. */
export function sortRows(rows: readonly FileRow[]): FileRow[] {
  return [...rows].sort((one, other) => (one.file < other.file ? -1 : Number(one.file > other.file)));
}
