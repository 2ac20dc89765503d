import { ColumnNames } from './column-names';
import { ExtraKeys, JsonColumn, observeMember, valueText } from './json-column';
import { castFailed, duplicateKey, keyInOtherCase, unknownKey, valueTooLarge } from './json-problems';
import type { ColumnSpec, JsonFileType } from '../../src/contract/file-type-spec';
import { LIMITS } from '../../src/contract/limits';
import { cellCheckOf } from '../cells/cell-grammar';
import type { JsonMember, JsonRecordHandler } from '../records/json/json-record-handler';
import { checkRecordSize } from '../records/record-limits';
import { ContentProblem, type ProblemReporter } from '../text/content-problem';

/** The union of the records' keys, in order of first appearance, each with the type of its values. */
export class JsonColumns implements JsonRecordHandler {
  rows = 0;
  widest = 0;
  /** Of records that begin before this offset, values are checked against the declared types. */
  checkedEnd = 0;
  /** With a schema, the first of the keys that are left out are among them. */
  private readonly columns: JsonColumn[] = [];
  private readonly byName = new Map<string, JsonColumn>();
  private readonly names: ColumnNames;
  private readonly declared?: ReadonlyMap<string, ColumnSpec>;
  /** By the lower-case name. */
  private readonly declaredInAnyCase?: ReadonlyMap<string, ColumnSpec>;
  private readonly fieldBytes: number;
  private readonly hasChecks: boolean;
  private readonly extraKeys = new ExtraKeys();
  /** Which record is being read; one that is read again counts anew. */
  private record = 0;
  /** Whether the record has been rejected, in this reading or an earlier one: no more is said of it. */
  private rejected = false;
  private checksCells = false;
  /** Records mostly have the same keys in the same order. */
  private next = 0;
  /** Whose key was read; absent for an extra key that cannot be known again. */
  private column?: JsonColumn;

  constructor(private readonly fileType: JsonFileType, private readonly report: ProblemReporter) {
    this.names = new ColumnNames(fileType);
    this.declared = fileType.schema && new Map(fileType.schema.map((column) => [column.name, column]));
    this.declaredInAnyCase = fileType.schema && new Map(fileType.schema.map((column) => [column.name.toLowerCase(), column]));
    this.fieldBytes = fileType.dialect.limits.fieldBytes;
    this.hasChecks = fileType.schema?.some(({ type }) => cellCheckOf(type) !== undefined) === true;
  }

  beginRecord(start: number): void {
    this.record++;
    this.next = 0;
    this.extraKeys.clear();
    this.checksCells = start < this.checkedEnd;
  }

  key(member: JsonMember): void {
    if (this.rejected) return;
    try {
      this.column = this.columnOf(member);
    } catch (error) {
      if (!(error instanceof ContentProblem)) throw error;
      this.reject(error);
    }
  }

  value(member: JsonMember): void {
    if (this.rejected) return;
    const { column } = this;
    if (member.valueEnd - member.valueStart > this.fieldBytes) this.reject(valueTooLarge(member, this.fieldBytes));
    else if (column === undefined) return;
    else if (column.declared === undefined) observeMember(column.type, member);
    else if (this.checksCells) this.check(column, member);
  }

  endRecord(start: number, end: number): void {
    checkRecordSize(start, end, this.fileType.dialect.limits.recordBytes);
    this.rows++;
    this.widest = Math.max(this.widest, end - start);
    this.rejected = false;
  }

  reject(problem: ContentProblem): void {
    if (this.rejected) return;
    this.report(problem);
    this.rejected = true;
  }

  get all(): readonly JsonColumn[] {
    return this.columns;
  }

  /** Whether the values of a record that begins here have to be looked at, one by one. */
  mustReadExactly(start: number): boolean {
    return this.rejected || (this.hasChecks && start < this.checkedEnd);
  }

  /** Counts records that were read by others. */
  pass(rows: number, widest: number): void {
    this.rows += rows;
    this.widest = Math.max(this.widest, widest);
  }

  get specs(): ColumnSpec[] {
    return this.fileType.schema ? [...this.fileType.schema] : this.columns.map(({ name, type }) => ({ name, type: type.name }));
  }

  private columnOf(member: JsonMember): JsonColumn | undefined {
    const guess = this.next < this.columns.length ? this.columns[this.next] : undefined;
    const column = guess?.isWrittenAlike(member) ? guess : this.find(member);
    if (column === undefined) return undefined;
    if (column.record === this.record) throw duplicateKey(column.name, member);
    column.record = this.record;
    this.next = column.index + 1;
    return column;
  }

  private find(member: JsonMember): JsonColumn | undefined {
    const { name } = member;
    const column = this.byName.get(name);
    if (column !== undefined) return column;
    if (this.declared?.has(name) === false) return this.findExtra(name, member);
    this.names.add(name, member.keyStart - 1, member.keyEnd);
    return this.add(name, member);
  }

  /** A file may have any number of extra keys, of any length: not all of them can be known again. */
  private findExtra(name: string, member: JsonMember): JsonColumn | undefined {
    if (this.fileType.schemaMatch !== 'allowExtra') throw unknownKey(name, member);
    const namesake = this.declaredInAnyCase?.get(name.toLowerCase());
    if (namesake !== undefined) throw keyInOtherCase(name, namesake.name, member);
    if (this.columns.length < LIMITS.columns && name.length <= LIMITS.columnNameCharacters) return this.add(name, member);
    this.extraKeys.add(name, member);
    return undefined;
  }

  private check(column: JsonColumn, member: JsonMember): void {
    if (column.check === undefined || member.kind === 'null') return;
    const text = valueText(member);
    if (!column.check(text)) this.reject(castFailed(column.declared!, text, member));
  }

  private add(name: string, { bytes, keyStart, keyEnd }: JsonMember): JsonColumn {
    const column = new JsonColumn(name, this.columns.length, Buffer.from(bytes.subarray(keyStart - 1, keyEnd + 1)), this.declared?.get(name));
    this.columns.push(column);
    this.byName.set(name, column);
    return column;
  }
}
