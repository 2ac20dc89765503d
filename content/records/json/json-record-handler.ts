import { ASCII } from '../../text/ascii';
import type { ContentProblem } from '../../text/content-problem';

export type JsonKind = 'string' | 'number' | 'boolean' | 'null' | 'nested';

/** One member of a record, as offsets into the bytes: nothing is decoded that is not asked for. It is overwritten by the next one. */
export class JsonMember {
  bytes: Buffer = Buffer.alloc(0);
  /** Of the key, its quotes left out. */
  keyStart = 0;
  keyEnd = 0;
  keyEscaped = false;
  valueStart = 0;
  valueEnd = 0;

  get name(): string {
    const text = this.bytes.toString('utf8', this.keyStart, this.keyEnd);
    return this.keyEscaped ? JSON.parse(`"${text}"`) as string : text;
  }

  get kind(): JsonKind {
    switch (this.bytes[this.valueStart]) {
      case ASCII.QUOTE: return 'string';
      case ASCII.OPEN_BRACE:
      case ASCII.OPEN_BRACKET: return 'nested';
      case ASCII.LOWER_T:
      case ASCII.LOWER_F: return 'boolean';
      case ASCII.LOWER_N: return 'null';
      default: return 'number';
    }
  }
}

/**
 * Is told of records and their members; each method may throw a ContentProblem. A record that is cut off by the end of a chunk begins again, so
 * only `endRecord` makes it count.
 */
export interface JsonRecordHandler {
  /** @param start of the opening brace */
  beginRecord(start: number): void;
  /** The value is not yet read: a problem of the key comes before those of the value. */
  key(member: JsonMember): void;
  value(member: JsonMember): void;
  endRecord(start: number, end: number): void;
  /** The record is JSON, but not one to be taken: its reading goes on unless this throws. */
  reject(problem: ContentProblem): void;
}
