import { ASCII } from '../../text/ascii';
import type { ContentProblem } from '../../text/content-problem';

type JsonKind = 'string' | 'number' | 'boolean' | 'null' | 'nested';

/** One member of a record, as offsets into the bytes; its name is decoded on request. The parser has one object, which the next member overwrites. */
export class JsonMember {
  bytes: Buffer = Buffer.alloc(0);
  /** The offset of the key, without its quotes. */
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
 * Receives the records of a JSON file and their members. A record that the end of a chunk cuts off is read again from its start, so it counts only once
 * `endRecord` is called. Each method may throw a ContentProblem.
 */
export interface JsonRecordHandler {
  /** @param start the offset of the opening brace */
  beginRecord(start: number): void;
  /** Receives the key of the next member. Its value is not read yet. */
  key(member: JsonMember): void;
  /** Receives the member again, when its value is read. */
  value(member: JsonMember): void;
  endRecord(start: number, end: number): void;
  /** Receives the problem of a record that is correct JSON but is not accepted. The parser reads on unless this method throws. */
  reject(problem: ContentProblem): void;
}

/** Skips JSON records that the exact parser would accept, with the same effect on the columns. */
export interface RecordSkipper {
  /** True if the offset that the latest call returned is after a record, false if it is before one. */
  readonly isAfterRecord: boolean;

  /**
   * Skips records from `at` on, where a record begins.
   *
   * @returns the offset of the next record, or of the next token between records; `at` if nothing was skipped
   */
  skip(bytes: Buffer, at: number, end: number): number;

  /** Adds the types of the skipped values to their columns, except for those that an earlier call added. */
  addSkippedTypes(): void;
}
