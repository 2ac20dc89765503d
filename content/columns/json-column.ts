import { addPlainNumber, NarrowestType } from './narrowest-type';
import type { ColumnSpec } from '../../src/contract/file-type-spec';
import { type CellCheck, cellCheckOf } from '../cells/cell-grammar';
import type { JsonMember } from '../records/json/json-record-handler';

/** A key that occurs in the file's records, with the type of its values. */
export class JsonColumn {
  readonly type = new NarrowestType();
  /** Returns true if a text is a value of the declared type. It is absent if every text is one. */
  readonly isValue?: CellCheck;
  /** The number of the latest record that has the key. */
  lastRecord = 0;

  /**
   * @param writtenKey the bytes of the key where it first occurs, with its quotes
   * @param declared the column of the schema that has this name
   */
  constructor(readonly name: string, readonly index: number, readonly writtenKey: Buffer, readonly declared?: ColumnSpec) {
    this.isValue = declared && cellCheckOf(declared.type);
  }

  /** Returns true if the member's key has the same bytes as `writtenKey`, which needs no decoding. */
  matchesWrittenKey({ bytes, keyStart, keyEnd }: JsonMember): boolean {
    const { writtenKey } = this;
    const start = keyStart - 1;
    if (keyEnd + 1 - start !== writtenKey.length) return false;
    for (let index = 1; index < writtenKey.length - 1; index++) {
      if (bytes[start + index] !== writtenKey[index]) return false;
    }
    return true;
  }
}

/** Adds the value of a member to the type of its column. */
export function addMember(type: NarrowestType, member: JsonMember): void {
  switch (member.kind) {
    case 'null': return;
    case 'boolean': return type.addBoolean();
    case 'number': return addNumber(type, member);
    default: return type.addText();
  }
}

function addNumber(type: NarrowestType, { bytes, valueStart, valueEnd }: JsonMember): void {
  if (!addPlainNumber(type, bytes, valueStart, valueEnd)) type.addNumber(bytes.toString('latin1', valueStart, valueEnd));
}

/** Returns the text of a value that is not null, as the job gets it: the decoded string, or any other value as it is written. */
export function valueText({ bytes, kind, valueStart, valueEnd }: JsonMember): string {
  const written = bytes.toString('utf8', valueStart, valueEnd);
  return kind === 'string' ? JSON.parse(written) as string : written;
}
