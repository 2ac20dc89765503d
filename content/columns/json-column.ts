import { duplicateKey } from './json-problems';
import { NarrowestType, observePlainNumber } from './narrowest-type';
import type { ColumnSpec } from '../../src/contract/file-type-spec';
import { type CellCheck, cellCheckOf } from '../cells/cell-grammar';
import type { JsonMember } from '../records/json/json-record-handler';

/** A key of the file's records. */
export class JsonColumn {
  readonly type = new NarrowestType();
  /** Whether a text is a value of the declared type; absent if each is. */
  readonly check?: CellCheck;
  /** The latest record that had the key. */
  record = 0;

  /**
   * @param writtenKey the key as it was first written, with its quotes
   * @param declared what the schema says of it
   */
  constructor(readonly name: string, readonly index: number, readonly writtenKey: Buffer, readonly declared?: ColumnSpec) {
    this.check = declared && cellCheckOf(declared.type);
  }

  isWrittenAlike({ bytes, keyStart, keyEnd }: JsonMember): boolean {
    const { writtenKey } = this;
    const start = keyStart - 1;
    if (keyEnd + 1 - start !== writtenKey.length) return false;
    for (let index = 1; index < writtenKey.length - 1; index++) {
      if (bytes[start + index] !== writtenKey[index]) return false;
    }
    return true;
  }
}

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

/** The text of a value that is not null, as the job gets it: what a string says, anything else as it is written. */
export function valueText({ bytes, kind, valueStart, valueEnd }: JsonMember): string {
  const written = bytes.toString('utf8', valueStart, valueEnd);
  return kind === 'string' ? JSON.parse(written) as string : written;
}

/** Keys of one record: none of them is known by the next. */
export class ExtraKeys {
  private readonly names = new Set<string>();

  clear(): void {
    if (this.names.size > 0) this.names.clear();
  }

  /** @throws ContentProblem if the record has the key already */
  add(name: string, member: JsonMember): void {
    if (this.names.has(name)) throw duplicateKey(name, member);
    this.names.add(name);
  }
}
