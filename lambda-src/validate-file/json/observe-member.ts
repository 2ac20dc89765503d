import type { JsonMember } from '../../shared/json-records/json-record-handler';
import type { NarrowestType } from '../columns/narrowest-type';
import { observePlainNumber } from '../columns/observe-plain-number';

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
  if (!observePlainNumber(type, bytes, valueStart, valueEnd)) type.addNumber(bytes.toString('latin1', valueStart, valueEnd));
}
