/** Bytes: the exact scanners read fewer in the time of a try. */
const WORTHWHILE = 256;

/** Records. */
const LONGEST_PAUSE = 256;

/** Of tries to pass over records: in a file of records that the exact scanner has to read, all of them would take longer than the reading. */
export class BackOff {
  /** How many records are left to the exact scanner between two tries, and how many were since the last. */
  private pause = 0;
  private paused = 0;

  /** Whether a try is made with the record at hand. */
  isDue(): boolean {
    if (this.paused === this.pause) return true;
    this.paused++;
    return false;
  }

  /** @param bytes that a try passed over */
  note(bytes: number): void {
    this.pause = bytes < WORTHWHILE ? Math.min(2 * this.pause + 1, LONGEST_PAUSE) : 0;
    this.paused = 0;
  }
}
