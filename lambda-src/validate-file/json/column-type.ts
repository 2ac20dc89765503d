import { isBigint, isDouble } from './number-lexeme';
import type { JsonMember } from '../../shared/json-records/json-record-handler';

/** Integers below this length are values of bigint and of double. */
const SAFE_INTEGER_BYTES = 16;

/** The narrowest type that loses no value of a column. */
export class ColumnType {
  private booleans = false;
  private numbers = false;
  private texts = false;
  private allBigint = true;
  private allDouble = true;

  observe(member: JsonMember): void {
    switch (member.kind) {
      case 'null': return;
      case 'boolean':
        this.booleans = true;
        return;
      case 'number':
        this.numbers = true;
        if (!this.texts) this.observeNumber(member);
        return;
      default:
        this.texts = true;
    }
  }

  get name(): string {
    if (this.texts || this.booleans === this.numbers) return 'string';
    if (this.booleans) return 'boolean';
    if (this.allBigint) return 'bigint';
    return this.allDouble ? 'double' : 'string';
  }

  private observeNumber({ bytes, valueStart, valueEnd }: JsonMember): void {
    if (!this.allBigint && !this.allDouble) return;
    if (valueEnd - valueStart < SAFE_INTEGER_BYTES && isDigits(bytes, valueStart, valueEnd)) return;
    const lexeme = bytes.toString('latin1', valueStart, valueEnd);
    this.allBigint &&= isBigint(lexeme);
    this.allDouble &&= isDouble(lexeme);
  }
}

function isDigits(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    if (bytes[at] < 0x30 || bytes[at] > 0x39) return false;
  }
  return true;
}
