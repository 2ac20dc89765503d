/** Reads the records of one format from bytes that hold at least one of them whole. */
export interface RecordScanner {
  /** Where, in the bytes of the latest scan, the record begins that was being read when the scan ended. */
  readonly recordStart: number;

  /**
   * Reads from the first byte as many whole records as stand before `end`.
   *
   * @param last whether the file ends at `end`
   * @returns how many bytes were read; the next scan begins with the rest of them
   * @throws ContentDefect
   */
  scan(bytes: Buffer, end: number, last: boolean): number;
}
