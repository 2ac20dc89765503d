const INITIAL_FIELDS = 64;

/** One record of a CSV file, as offsets into the bytes. The next record overwrites it. */
export class CsvRecord {
  bytes: Buffer = Buffer.alloc(0);
  start = 0;
  /** The offset of the line break, or of the end of the file. */
  end = 0;
  fieldCount = 0;
  private kept = 0;
  /** Where each kept field starts and ends. */
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
  /** How many fields a row has. It is undefined until the header was read. */
  readonly fieldsPerRow: number | undefined;
  beginHeader(): void;
  /** Receives the name of the next column, which is written between the two offsets. */
  headerField(name: string, start: number, end: number): void;
  /** Returns true if `endRecord` looks at the fields of a record that begins at the offset: the scanner then keeps them. */
  mustCheck(start: number): boolean;
  endRecord(record: CsvRecord): void;
  /** Counts rows that the skipper read. `widest` is the number of bytes of the longest. */
  addSkipped(rows: number, widest: number): void;
}
