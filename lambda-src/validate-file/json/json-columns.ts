import type { ColumnSpec, FileTypeSpec } from '../../../src/contract/file-type-spec';
import { ContentDefect } from '../../shared/json-records/content-defect';
import type { JsonMember, JsonRecordHandler } from '../../shared/json-records/json-record-handler';
import { quoted } from '../../shared/json-records/printable';
import { ColumnNames } from '../columns/column-names';
import { refuseTooLarge } from '../record-size';
import { ColumnType } from './column-type';

interface Column {
  readonly name: string;
  readonly index: number;
  /** Of the key as it was first written. */
  readonly keyBytes: Buffer;
  readonly type: ColumnType;
  /** The latest record that had the key. */
  record: number;
}

/** The union of the records' keys, in order of first appearance, each with the type of its values. */
export class JsonColumns implements JsonRecordHandler {
  rows = 0;
  widest = 0;
  private readonly columns: Column[] = [];
  private readonly byName = new Map<string, Column>();
  private readonly names: ColumnNames;
  private readonly schemaNames?: ReadonlySet<string>;
  /** Which record is being read; one that is read again counts anew. */
  private record = 0;
  /** Records mostly have the same keys in the same order. */
  private next = 0;
  /** Whose key was read. */
  private column?: Column;

  constructor(private readonly fileType: FileTypeSpec) {
    this.names = new ColumnNames(fileType);
    this.schemaNames = fileType.schema && new Set(fileType.schema.map(({ name }) => name));
  }

  beginRecord(): void {
    this.record++;
    this.next = 0;
  }

  key(member: JsonMember): void {
    const column = this.columnOf(member);
    if (column.record === this.record) {
      throw new ContentDefect('DUPLICATE_KEY', `an object has the key ${quoted(column.name)} twice`, member.keyStart - 1, member.keyEnd);
    }
    column.record = this.record;
    this.column = column;
    this.next = column.index + 1;
  }

  value(member: JsonMember): void {
    if (this.schemaNames === undefined) this.column?.type.observe(member);
  }

  endRecord(start: number, end: number): void {
    refuseTooLarge(start, end);
    this.rows++;
    this.widest = Math.max(this.widest, end - start);
  }

  get specs(): ColumnSpec[] {
    return this.fileType.schema ? [...this.fileType.schema] : this.columns.map(({ name, type }) => ({ name, type: type.name }));
  }

  private columnOf(member: JsonMember): Column {
    const guess = this.next < this.columns.length ? this.columns[this.next] : undefined;
    if (guess !== undefined && hasKey(member, guess.keyBytes)) return guess;
    const { name } = member;
    return this.byName.get(name) ?? this.add(name, member);
  }

  private add(name: string, member: JsonMember): Column {
    const { bytes, keyStart, keyEnd } = member;
    if (this.schemaNames?.has(name) === false) {
      throw new ContentDefect('SCHEMA_MISMATCH', `the schema has no column ${quoted(name)}`, keyStart - 1, keyEnd);
    }
    this.names.add(name, keyStart - 1, keyEnd);
    const index = this.columns.length;
    const column = { name, index, keyBytes: Buffer.from(bytes.subarray(keyStart, keyEnd)), type: new ColumnType(), record: 0 };
    this.columns.push(column);
    this.byName.set(name, column);
    return column;
  }
}

function hasKey({ bytes, keyStart, keyEnd }: JsonMember, key: Buffer): boolean {
  if (keyEnd - keyStart !== key.length) return false;
  for (let index = 0; index < key.length; index++) {
    if (bytes[keyStart + index] !== key[index]) return false;
  }
  return true;
}
