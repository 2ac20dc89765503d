import { ColumnNames } from './column-names';
import type { ColumnSpec, CsvFileType } from '../../src/contract/file-type-spec';
import { ContentProblem } from '../text/content-problem';
import { quoted } from '../text/printable-text';

/** The first record of a CSV file, which names its columns; each name is judged as soon as it is read. */
export class CsvHeader {
  private names: ColumnNames;
  private readonly declared?: ReadonlySet<string>;

  constructor(private readonly fileType: CsvFileType) {
    this.names = new ColumnNames(fileType);
    this.declared = fileType.schema && new Set(fileType.schema.map(({ name }) => name));
  }

  /** A header that was cut off by the end of a chunk begins again. */
  begin(): void {
    this.names = new ColumnNames(this.fileType);
  }

  field(text: string, at: number, foundAt: number): void {
    const { schema, schemaMatch } = this.fileType;
    const index = this.names.all.length;
    // The name that Spark gives a column without one.
    const name = text === '' ? `_c${index}` : text;
    if (schema !== undefined && schemaMatch === 'exact' && schema[index]?.name !== name) {
      const expected = index < schema.length ? `where the schema has ${quoted(schema[index].name)}` : 'after the last column of the schema';
      throw new ContentProblem('SCHEMA_MISMATCH', `column ${index + 1} is ${quoted(name)}, ${expected}`, at, foundAt);
    }
    const isLeftOut = this.declared?.has(name) === false;
    if (schemaMatch === 'anyOrder' && isLeftOut) {
      throw new ContentProblem('SCHEMA_MISMATCH', `column ${index + 1} is ${quoted(name)}, which the schema does not have`, at, foundAt);
    }
    this.names.add(name, at, foundAt, isLeftOut);
  }

  end(at: number): ColumnLayout {
    const names = this.names.all;
    const { schema } = this.fileType;
    if (schema === undefined) return { fields: names.length, columns: names.map((name) => ({ name, type: 'string' })) };
    const indexes = new Map(names.map((name, index) => [name, index]));
    const missing = schema.filter(({ name }) => !indexes.has(name));
    if (missing.length > 0) {
      const [first] = missing;
      const others = missing.length > 1 ? `, and ${missing.length - 1} more` : '';
      throw new ContentProblem('SCHEMA_MISMATCH', `the header lacks ${quoted(first.name)}${others}, of the ${schema.length} columns of the schema`, at);
    }
    const positions = schema.map(({ name }) => indexes.get(name)!);
    const isIdentity = positions.length === names.length && positions.every((position, index) => position === index);
    return { fields: names.length, columns: [...schema], ...(!isIdentity && { positions }) };
  }
}

/** Which fields of a row are the columns of the output. */
export interface ColumnLayout {
  /** How many fields a row has. */
  readonly fields: number;
  /** Those of the output, in its order. */
  readonly columns: ColumnSpec[];
  /** Of each column, the index of its field; absent: the columns are the fields, in their order. */
  readonly positions?: number[];
}

/** The columns of a file without a header: their names are declared. */
export function declaredLayout({ dialect: { columnNames }, schema }: CsvFileType): ColumnLayout {
  const columns = columnNames?.map((name) => ({ name, type: 'string' })) ?? [...schema ?? []];
  return { fields: columns.length, columns };
}
