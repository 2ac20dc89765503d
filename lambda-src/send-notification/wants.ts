import type { Announcement } from '../../src/contract/announcement';
import type { DirectTarget } from '../../src/contract/environment';

/** Whether a target asked for such announcements; the same rule as that of the filter policies: who names file types hears of no file without one. */
export function wants({ outcomes, fileTypes }: DirectTarget, { outcome, fileType }: Announcement): boolean {
  return (outcomes.length === 0 || outcomes.includes(outcome)) && (fileTypes.length === 0 || (fileType !== null && fileTypes.includes(fileType)));
}
