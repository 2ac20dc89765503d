import type { CollectedFiles } from './collect-files';
import type { FollowedFiles } from './upload-and-follow';
import type { FileRow } from '../report/file-row';

/** One row for every file of the folder, in the order of their names. */
export function fileRows({ files, unusable }: CollectedFiles, followed: FollowedFiles): FileRow[] {
  const rows = files.map(({ name }): FileRow => {
    const { outcome, reason, message, rows: count, output, seconds } = followed.get(name)!;
    return { file: name, outcome, reason, message, rows: count, output, seconds };
  });
  const skipped = unusable.map(({ name, reason, message }): FileRow => (
    { file: name, outcome: 'SKIPPED', reason, message, rows: null, output: null, seconds: null }
  ));
  return [...rows, ...skipped].sort((one, other) => (one.file < other.file ? -1 : Number(one.file > other.file)));
}
