import type { ContentDefect } from './content-defect';

/**
 * Is told of a defect behind which reading can go on; offsets count from the first of the bytes that are being scanned. To be called once for a
 * defect: of a record that may be cut off and read again, not before it is whole. It throws if no more defects are wanted.
 */
export type DefectReporter = (defect: ContentDefect) => void;

/** For readers of files that are known to be valid, or that end at the first defect. */
export function throwDefect(defect: ContentDefect): never {
  throw defect;
}
