const INITIAL = 64;

/** Where the fields of the record at hand lie, their quotes included. */
export class RowFields {
  private count = 0;
  private bounds = new Int32Array(2 * INITIAL);

  clear(): void {
    this.count = 0;
  }

  add(start: number, end: number): void {
    if (2 * this.count === this.bounds.length) {
      const larger = new Int32Array(2 * this.bounds.length);
      larger.set(this.bounds);
      this.bounds = larger;
    }
    this.bounds[2 * this.count] = start;
    this.bounds[2 * this.count + 1] = end;
    this.count++;
  }

  start(index: number): number {
    return this.bounds[2 * index];
  }

  end(index: number): number {
    return this.bounds[2 * index + 1];
  }
}
