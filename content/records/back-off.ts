/** A try that skips fewer bytes is not worthwhile: in the time that it takes, an exact scanner reads more. */
const MIN_SKIPPED_BYTES = 256;

/** The longest pause between two tries, in records. */
const MAX_PAUSE = 256;

/**
 * Decides before which records a skipper is tried.
 *
 * In a file whose records the exact scanner must read, a try before each of them would take longer than reading them. So each try that skips too
 * little doubles the pause before the next one, and a worthwhile try ends the pauses.
 */
export class BackOff {
  /** The number of records between two tries. */
  private pause = 0;
  /** The number of records since the last try. */
  private paused = 0;

  /** Returns true if the skipper should be tried before the record at hand. Must be called once for each record. */
  shouldTry(): boolean {
    if (this.paused === this.pause) return true;
    this.paused++;
    return false;
  }

  /** Sets the pause that follows a try which skipped this many bytes. */
  endTry(skippedBytes: number): void {
    this.pause = skippedBytes < MIN_SKIPPED_BYTES ? Math.min(2 * this.pause + 1, MAX_PAUSE) : 0;
    this.paused = 0;
  }
}
