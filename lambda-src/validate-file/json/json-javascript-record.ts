import type { JsonColumns } from './json-columns';
import { differences, JsonJavascriptKeys, MOST_KEYS } from './json-javascript-keys';
import { JsonJavascriptNested } from './json-javascript-nested';
import { JsonJavascriptNumbers } from './json-javascript-numbers';
import { literalEnd, spaceEnd, stringEnd, WORD_BYTES } from './json-javascript-text';
import { JsonJavascriptTypes } from './json-javascript-types';
import { BOOLEAN, NOTHING, TEXT } from './value-kinds';
import { ASCII } from '../../shared/json-records/ascii';
import { isDigit } from '../../shared/json-records/json-lexer';

/** Reads one record whose keys are those of the columns, in their order, and tells what types its values have. */
export class JsonJavascriptRecord {
  private readonly keys = new JsonJavascriptKeys();
  private readonly types: JsonJavascriptTypes;
  private readonly numbers: JsonJavascriptNumbers;
  private readonly nested: JsonJavascriptNested;
  private bytes: Buffer = Buffer.alloc(0);
  private view = new DataView<ArrayBufferLike>(this.bytes.buffer);
  private bytesEnd = 0;
  /** Up to there the bytes of any key, its colon, and of what follows it are at hand. */
  private lastKey = 0;

  /** @param isSpace of each byte, 1 if it may stand between the tokens of a record */
  constructor(private readonly columns: JsonColumns, private readonly isSpace: Uint8Array, private readonly nestedDepth: number) {
    this.types = new JsonJavascriptTypes(columns.all, MOST_KEYS);
    this.numbers = new JsonJavascriptNumbers(this.types);
    this.nested = new JsonJavascriptNested(isSpace);
  }

  load(bytes: Buffer, end: number): void {
    this.keys.learn(this.columns.all);
    // To make a view takes as long as to read a record.
    if (bytes !== this.bytes) this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.bytes = bytes;
    this.bytesEnd = end;
    this.lastKey = end - this.keys.longest - 2 * WORD_BYTES;
  }

  /**
   * @param start of the opening brace
   * @returns where the record ends, or 0 if that is not certain
   */
  end(start: number): number {
    const { bytes, bytesEnd, isSpace, keys, lastKey, types, view } = this;
    const { count, lengths, starts, words } = keys;
    const last = bytesEnd - WORD_BYTES;
    let at = start + 1;
    if (at > lastKey) return 0;
    for (let column = 0; ; column++) {
      if (bytes[at] !== ASCII.QUOTE) {
        at = spaceEnd(bytes, at, bytesEnd, isSpace);
        if (at > lastKey) return 0;
        if (column === 0 && bytes[at] === ASCII.CLOSE_BRACE) return at + 1;
      }
      if (column === count) return 0;
      if (differences(view, at, lengths[column], words, starts[column]) !== 0) {
        column = keys.find(view, at, column + 1);
        if (column === -1) return 0;
      }
      at += lengths[column];
      if (bytes[at] <= ASCII.SPACE) at = spaceEnd(bytes, at, bytesEnd, isSpace);
      // A method of its own would take as long as what it does.
      const byte = bytes[at];
      let kind = NOTHING;
      if (byte === ASCII.QUOTE) {
        at = stringEnd(bytes, view, at, last);
        kind = TEXT;
      } else if (byte === ASCII.MINUS || isDigit(byte)) {
        at = this.numbers.end(bytes, view, at, last, column);
      } else if (byte === ASCII.OPEN_BRACE || byte === ASCII.OPEN_BRACKET) {
        at = this.nested.end(bytes, view, at, last, this.nestedDepth);
        kind = TEXT;
      } else {
        at = literalEnd(bytes, view, at, last);
        if (byte !== ASCII.LOWER_N) kind = BOOLEAN;
      }
      if (at === 0 || at > lastKey) return 0;
      types.add(column, kind);
      if (bytes[at] !== ASCII.COMMA) {
        at = spaceEnd(bytes, at, bytesEnd, isSpace);
        if (at > lastKey) return 0;
        if (bytes[at] === ASCII.CLOSE_BRACE) return at + 1;
        if (bytes[at] !== ASCII.COMMA) return 0;
      }
      at++;
    }
  }
}
