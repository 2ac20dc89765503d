import fc from 'fast-check';
import type { PartialFileType } from '../support/verdict-of';

/** A file that was generated from known records, or a changed copy of one. */
export interface GeneratedDocument {
  readonly fileType: PartialFileType;
  readonly content: Buffer;
  /** The values that a reader must get. Absent for a changed file: only a reference parser knows them. */
  readonly written?: Table;
}

/** The values of a file as text, in the order of its columns. */
export interface Table {
  readonly columns: string[];
  readonly records: (string | null)[][];
}

/** Generates how often the rows of a file are repeated, so that some files fill more than the buffers of a scanner's first steps. */
export const times: fc.Arbitrary<number> = fc.oneof({ weight: 20, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.integer({ min: 2, max: 60 }) });
