const INITIAL_FIELDS = 64;

/** One record of a CSV file, as offsets into the bytes. The scanner has one object, which the next record overwrites. */
export class CsvRecord {
  bytes: Buffer = Buffer.alloc(0);
  start = 0;
  /** The offset of the line break, or of the end of the file. */
  end = 0;
  /** The number of all fields, also of those whose offsets are not kept. */
  fieldCount = 0;
  private kept = 0;
  /** The start and the end of each kept field. */
  private bounds = new Int32Array(2 * INITIAL_FIELDS);

  begin(bytes: Buffer, start: number): void {
    this.bytes = bytes;
    this.start = start;
    this.fieldCount = 0;
    this.kept = 0;
  }

  /** Keeps the offsets of the next field, its quotes included. */
  keepField(start: number, end: number): void {
    if (2 * this.kept === this.bounds.length) {
      const larger = new Int32Array(2 * this.bounds.length);
      larger.set(this.bounds);
      this.bounds = larger;
    }
    this.bounds[2 * this.kept] = start;
    this.bounds[2 * this.kept + 1] = end;
    this.kept++;
  }

  fieldStart(index: number): number {
    return this.bounds[2 * index];
  }

  fieldEnd(index: number): number {
    return this.bounds[2 * index + 1];
  }
}

/**
 * Receives the records of a CSV file. A record that the end of a chunk cuts off is read again from its start, so it counts only once
 * `endRecord` is called. Each method may throw a ContentProblem.
 */
export interface CsvRecordHandler {
  /** The number of fields of a row. It is undefined until the header is read. */
  readonly fieldsPerRow: number | undefined;
  /**
   * The declared type of each field that the handler checks. It is undefined if the handler checks no types, or needs the fields for something else. A
   * skipper may pass over a record whose fields are checked if each of them is null or a value of its type.
   */
  readonly checkedTypes: readonly (string | undefined)[] | undefined;
  beginHeader(): void;
  /** Receives the name of the next column, decoded from the bytes between the two offsets. */
  headerField(name: string, start: number, end: number): void;
  /** Returns true if `endRecord` checks the fields of a record that begins at the offset. The scanner then keeps their offsets. */
  mustCheck(start: number): boolean;
  endRecord(record: CsvRecord): void;
  /** Counts rows that the skipper passed over. `widest` is the number of bytes of the longest one. */
  addSkipped(rows: number, widest: number): void;
}
