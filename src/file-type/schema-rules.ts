/** Defines how the columns of a file may differ from the declared schema. The output always has the columns of the schema, in the order of the schema. */
export enum SchemaMatch {
  /**
   * A CSV file must have exactly the columns of the schema, in the same order. A JSON object must not have other keys, and keys that it does not have
   * are null.
   */
  EXACT = 'exact',

  /** The columns of a CSV file may be in any order. For JSON this is the same as EXACT, because the order of keys never matters. */
  ANY_ORDER = 'anyOrder',

  /** The columns may be in any order, and a file may have further columns or keys, which do not reach the output. */
  ALLOW_EXTRA = 'allowExtra',
}

/** Defines what happens when a cell is not a value of the declared type of its column. */
export enum CastFailureBehavior {
  /**
   * Nothing is published. A cell in the first 16 MiB rejects the file (CAST_FAILED) before a job starts. A cell after that fails the run, and the
   * notification names the column and the number of such cells.
   */
  FAIL = 'fail',

  /**
   * The cell becomes null. Notifications do not report such cells, but the `_result.json` of the run counts them by column. The staging bucket keeps
   * that file for 21 days.
   */
  NULL = 'null',
}
