import type { ColumnSpec } from '../../../src/contract/file-type-spec';

/** Which fields of a row are the columns of the output. */
export interface ColumnLayout {
  /** How many fields a row has. */
  readonly fields: number;
  /** Those of the output, in its order. */
  readonly columns: ColumnSpec[];
  /** Of each column, the index of its field; absent: the columns are the fields, in their order. */
  readonly positions?: number[];
}
