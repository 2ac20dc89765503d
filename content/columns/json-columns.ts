import { ColumnNames } from './column-names';
import { castFailed, duplicateKey, keyInOtherCase, unknownKey, valueTooLarge } from './column-problems';
import { addMember, JsonColumn, valueText } from './json-column';
import type { ColumnSpec, JsonFileType } from '../../src/contract/file-type-spec';
import { LIMITS } from '../../src/contract/limits';
import { cellCheckOf } from '../cells/cell-grammar';
import type { JsonMember, JsonRecordHandler } from '../records/json/json-record-handler';
import { checkRecordSize } from '../records/record-limits';
import { ContentProblem, type ProblemReporter } from '../text/content-problem';

/** Collects the keys of all records as columns, in order of first appearance, each with the type of its values. Checks the records against a schema. */
export class JsonColumns implements JsonRecordHandler {
  rows = 0;
  /** The number of bytes of the longest record. */
  widest = 0;
  /** The values of records that begin before this offset are checked against the declared types. */
  checkedEnd = 0;
  /** The keys, in order of first appearance. With a schema, they include extra keys, up to a limit, which the output leaves out. */
  private readonly columns: JsonColumn[] = [];
  private readonly byName = new Map<string, JsonColumn>();
  private readonly names: ColumnNames;
  private readonly declared?: ReadonlyMap<string, ColumnSpec>;
  /** The columns of the schema by their lower-case names. */
  private readonly declaredInAnyCase?: ReadonlyMap<string, ColumnSpec>;
  private readonly fieldBytes: number;
  private readonly hasChecks: boolean;
  private readonly extraKeys = new ExtraKeys();
  /** The number of the record that is being read. A record that is read again gets a new number. */
  private recordNumber = 0;
  /** True if the record is rejected, in this reading or an earlier one. No further problem of it is reported. */
  private rejected = false;
  private checksValues = false;
  /** The index of the column whose key is expected next, because records mostly have the same keys in the same order. */
  private nextIndex = 0;
  /** The column whose key was read last. It is undefined for an extra key that is not kept as a column. */
  private currentColumn?: JsonColumn;

  constructor(private readonly fileType: JsonFileType, private readonly report: ProblemReporter) {
    this.names = new ColumnNames(fileType);
    this.declared = fileType.schema && new Map(fileType.schema.map((column) => [column.name, column]));
    this.declaredInAnyCase = fileType.schema && new Map(fileType.schema.map((column) => [column.name.toLowerCase(), column]));
    this.fieldBytes = fileType.dialect.limits.fieldBytes;
    this.hasChecks = fileType.schema?.some(({ type }) => cellCheckOf(type) !== undefined) === true;
  }

  beginRecord(start: number): void {
    this.recordNumber++;
    this.nextIndex = 0;
    this.extraKeys.clear();
    this.checksValues = this.mustCheck(start);
  }

  key(member: JsonMember): void {
    if (this.rejected) return;
    try {
      this.currentColumn = this.resolveColumn(member);
    } catch (error) {
      if (!(error instanceof ContentProblem)) throw error;
      this.reject(error);
    }
  }

  value(member: JsonMember): void {
    if (this.rejected) return;
    const { currentColumn: column } = this;
    if (member.valueEnd - member.valueStart > this.fieldBytes) this.reject(valueTooLarge(member, this.fieldBytes));
    else if (column === undefined) return;
    else if (column.declared === undefined) addMember(column.type, member);
    else if (this.checksValues) this.checkValue(column, member);
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

  /** Returns all keys that are kept as columns, in order of first appearance. */
  get all(): readonly JsonColumn[] {
    return this.columns;
  }

  /** True if the next record is rejected already, and its problem is reported. The exact parser reads it again to find its end. */
  get isRejected(): boolean {
    return this.rejected;
  }

  /** Returns true if the values of a record that begins at the offset are checked against the declared types. */
  mustCheck(start: number): boolean {
    return this.hasChecks && start < this.checkedEnd;
  }

  /** Counts records that the skipper passed over. `widest` is the number of bytes of the longest one. */
  addSkipped(rows: number, widest: number): void {
    this.rows += rows;
    this.widest = Math.max(this.widest, widest);
  }

  /** Returns the columns of the output, with the types that are known so far. */
  get outputColumns(): ColumnSpec[] {
    return this.fileType.schema ? [...this.fileType.schema] : this.columns.map(({ name, type }) => ({ name, type: type.name }));
  }

  /** Returns the column of the member's key. @throws ContentProblem if the key is not accepted, or occurs twice in the record */
  private resolveColumn(member: JsonMember): JsonColumn | undefined {
    const guess = this.nextIndex < this.columns.length ? this.columns[this.nextIndex] : undefined;
    const column = guess?.matchesWrittenKey(member) ? guess : this.findOrAdd(member);
    if (column === undefined) return undefined;
    if (column.lastRecord === this.recordNumber) throw duplicateKey(column.name, member);
    column.lastRecord = this.recordNumber;
    this.nextIndex = column.index + 1;
    return column;
  }

  private findOrAdd(member: JsonMember): JsonColumn | undefined {
    const { name } = member;
    const column = this.byName.get(name);
    if (column !== undefined) return column;
    if (this.declared?.has(name) === false) return this.findOrAddExtra(name, member);
    this.names.add(name, member.keyStart - 1, member.keyEnd);
    return this.addColumn(name, member);
  }

  /** Finds or adds an extra key. A file may have any number of them, of any length, so not all of them are kept as columns. */
  private findOrAddExtra(name: string, member: JsonMember): JsonColumn | undefined {
    if (this.fileType.schemaMatch !== 'allowExtra') throw unknownKey(name, member);
    const namesake = this.declaredInAnyCase?.get(name.toLowerCase());
    if (namesake !== undefined) throw keyInOtherCase(name, namesake.name, member);
    if (this.columns.length < LIMITS.columns && name.length <= LIMITS.columnNameCharacters) return this.addColumn(name, member);
    this.extraKeys.add(name, member);
    return undefined;
  }

  private checkValue(column: JsonColumn, member: JsonMember): void {
    if (column.isValue === undefined || member.kind === 'null') return;
    const text = valueText(member);
    if (!column.isValue(text)) this.reject(castFailed(text, column.declared!, member.valueStart, member.valueEnd - 1));
  }

  private addColumn(name: string, { bytes, keyStart, keyEnd }: JsonMember): JsonColumn {
    const column = new JsonColumn(name, this.columns.length, Buffer.from(bytes.subarray(keyStart - 1, keyEnd + 1)), this.declared?.get(name));
    this.columns.push(column);
    this.byName.set(name, column);
    return column;
  }
}

/** The extra keys of one record that are not kept as columns. They are forgotten at the next record. */
class ExtraKeys {
  private readonly names = new Set<string>();

  clear(): void {
    if (this.names.size > 0) this.names.clear();
  }

  /** Adds a key. @throws ContentProblem DUPLICATE_KEY if the record already has it */
  add(name: string, member: JsonMember): void {
    if (this.names.has(name)) throw duplicateKey(name, member);
    this.names.add(name);
  }
}
