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

  /** The first bytes have been read. */
  advance(bytes: Uint8Array, count: number): void {
    const { line, column } = this.locate(bytes, count);
    this.line = line;
    this.characters = column - 1;
  }

  /** @param at offset from the first byte that was not read */
  locate(bytes: Uint8Array, at: number): Position {
    let { line, characters } = this;
    let lineStart = 0;
    for (let index = 0; index < at; index++) {
      if (bytes[index] === ASCII.LF) {
        line++;
        characters = 0;
        lineStart = index + 1;
      }
    }
    return { line, column: characters + countCharacters(bytes, lineStart, at) + 1 };
  }
}

/** In UTF-8 each character has one byte that is not 10xxxxxx. */
function countCharacters(bytes: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) {
    if (bytes[at] < 0x80 || bytes[at] > 0xbf) count++;
  }
  return count;
}
