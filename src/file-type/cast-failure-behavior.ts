/** What a cell that is no value of its column's declared type does. */
export enum CastFailureBehavior {
  /** The run fails, nothing is published, and the announcement names the column and the number of such cells. */
  FAIL = 'fail',

  /** The cell becomes null, and the run's result counts it. */
  NULL = 'null',
}
