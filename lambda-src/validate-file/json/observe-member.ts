import type { JsonMember } from '../../shared/json-records/json-record-handler';
import type { NarrowestType } from '../columns/narrowest-type';

/** Integers below this length are values of bigint and of double. */
const SAFE_INTEGER_BYTES = 16;

/** What a member of a record adds to the type of its column. */
export function observeMember(type: NarrowestType, member: JsonMember): void {
  switch (member.kind) {
    case 'null': return;
    case 'boolean': return type.addBoolean();
    case 'number': return observeNumber(type, member);
    default: return type.addText();
  }
}

function observeNumber(type: NarrowestType, { bytes, valueStart, valueEnd }: JsonMember): void {
  if (valueEnd - valueStart < SAFE_INTEGER_BYTES && isDigits(bytes, valueStart, valueEnd)) type.addSafeInteger();
  else type.addNumber(bytes.toString('latin1', valueStart, valueEnd));
}

function isDigits(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    if (bytes[at] < 0x30 || bytes[at] > 0x39) return false;
  }
  return true;
}
