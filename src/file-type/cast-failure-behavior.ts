/** What a cell that is no value of its column's declared type does. */
export enum CastFailureBehavior {
  /** The run fails, nothing is published, and the announcement names the column and the number of such cells. */
  FAIL = 'fail',

  /** The cell becomes null. No announcement tells of it; `_result.json` of the run, kept in the staging bucket for 21 days, counts such cells by column. */
  NULL = 'null',
}
