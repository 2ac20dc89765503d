/** Passes over records that the exact parser would accept, with the same effect on its handler. */
export interface FastRecords {
  /** Whether the place of the latest call lies behind a record, and not before one. */
  readonly isBehindRecord: boolean;

  /**
   * @param at where a record begins
   * @returns where what is next begins, a record or a token between records; `at` itself if nothing was passed over
   */
  skip(bytes: Buffer, at: number, end: number): number;

  /** Tells of the values that were passed over, as far as that was not done. */
  tellTypes(): void;
}
