/** How the columns of a file may differ from those of the declared schema. The output always has the schema's columns in the schema's order. */
export enum SchemaMatch {
  /** A CSV file has exactly the schema's columns, in its order; a JSON object may lack some, which are then null, and has no others. */
  EXACT = 'exact',

  /** As EXACT, but the columns of a CSV file may stand in any order. Of JSON objects the order never counts. */
  ANY_ORDER = 'anyOrder',

  /** As ANY_ORDER, but a file may have further columns, or keys, which are left out of the output. */
  ALLOW_EXTRA = 'allowExtra',
}

/** What a cell that is no value of its column's declared type does. */
export enum CastFailureBehavior {
  /** The run fails, nothing is published, and the announcement names the column and the number of such cells. */
  FAIL = 'fail',

  /** The cell becomes null. No announcement tells of it; `_result.json` of the run, kept in the staging bucket for 21 days, counts such cells by column. */
  NULL = 'null',
}
