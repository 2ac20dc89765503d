import type { Announcement } from '../../src/contract/announcement';
import type { DirectTarget } from '../../src/contract/environment';

/**
 * Whether a target asked for such announcements; the same rule as that of the filter policies. Who names file types hears of no file that has none,
 * but of a failure that came before the type was known.
 */
export function wants({ outcomes, fileTypes }: DirectTarget, { outcome, fileType }: Announcement): boolean {
  const isType = fileTypes.length === 0 || (fileType === null ? outcome === 'FAILED' : fileTypes.includes(fileType));
  return isType && (outcomes.length === 0 || outcomes.includes(outcome));
}
