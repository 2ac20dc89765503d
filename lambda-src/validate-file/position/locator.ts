import { JAVASCRIPT_COUNTS, type TextCounts } from './text-counts';
import { ASCII } from '../../shared/json-records/ascii';

/** Where in a text file an offset lies, as an editor shows it. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Counts lines and characters of what has been read, and no more: where a defect lies is looked up in the bytes at hand. */
export class Locator {
  private line = 1;
  /** Characters of the line that were read. */
  private characters = 0;

  constructor(private readonly counts: TextCounts = JAVASCRIPT_COUNTS) {}

  /** The first bytes have been read. */
  advance(bytes: Buffer, count: number): void {
    const { line, column } = this.locate(bytes, count);
    this.line = line;
    this.characters = column - 1;
  }

  /** @param at offset from the first byte that was not read */
  locate(bytes: Buffer, at: number): Position {
    const lineFeeds = this.counts.lineFeeds(bytes, 0, at);
    const lineStart = lineFeeds === 0 ? 0 : bytes.lastIndexOf(ASCII.LF, at - 1) + 1;
    const before = lineFeeds === 0 ? this.characters : 0;
    return { line: this.line + lineFeeds, column: before + this.counts.characters(bytes, lineStart, at) + 1 };
  }
}
