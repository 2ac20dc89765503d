import type { ColumnSpec } from '../../../src/contract/file-type-spec';
import type { JsonMember } from '../../shared/json-records/json-record-handler';
import { cellCheckOf, type CellCheck } from '../cells/cell-grammar';
import { NarrowestType } from '../columns/narrowest-type';

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
