import { ColumnNames } from './column-names';
import type { ColumnSpec, CsvFileType } from '../../src/contract/file-type-spec';
import { ContentProblem } from '../text/content-problem';
import { quoted } from '../text/printable-text';

/** Reads the header of a CSV file. It checks each name as soon as the name is read, and all names together at the end of the header. */
export class CsvHeader {
  private names: ColumnNames;
  private readonly declared?: ReadonlySet<string>;

  constructor(private readonly fileType: CsvFileType) {
    this.names = new ColumnNames(fileType);
    this.declared = fileType.schema && new Set(fileType.schema.map(({ name }) => name));
  }

  /** Begins the header, or begins it again if the end of a chunk cut it off. */
  begin(): void {
    this.names = new ColumnNames(this.fileType);
  }

  /** Adds the name between two offsets. @throws ContentProblem */
  addField(text: string, at: number, foundAt: number): void {
    const { schema, schemaMatch } = this.fileType;
    const index = this.names.all.length;
    // Spark gives this name to a column without one.
    const name = text === '' ? `_c${index}` : text;
    if (schema !== undefined && schemaMatch === 'exact' && schema[index]?.name !== name) {
      const expected = index < schema.length
        ? `the schema has ${quoted(schema[index].name)} there: put the columns in the order of the schema, or set schemaMatch`
        : `the schema has only ${schema.length} columns: remove the column, or set schemaMatch`;
      throw new ContentProblem('SCHEMA_MISMATCH', `column ${index + 1} is ${quoted(name)}, but ${expected}`, at, foundAt);
    }
    const isLeftOut = this.declared?.has(name) === false;
    if (schemaMatch === 'anyOrder' && isLeftOut) {
      throw new ContentProblem('SCHEMA_MISMATCH', `column ${index + 1} is ${quoted(name)}, which is not in the schema: remove it, or declare it`, at, foundAt);
    }
    this.names.add(name, at, foundAt, isLeftOut);
  }

  /** Returns the layout of the rows that follow. @throws ContentProblem if a column of the schema is missing */
  end(at: number): ColumnLayout {
    const names = this.names.all;
    const { schema } = this.fileType;
    if (schema === undefined) return { fields: names.length, columns: names.map((name) => ({ name, type: 'string' })) };
    const indexes = new Map(names.map((name, index) => [name, index]));
    const missing = schema.filter(({ name }) => !indexes.has(name));
    if (missing.length > 0) {
      const [first] = missing;
      const others = missing.length > 1 ? ` and ${missing.length - 1} more` : '';
      throw new ContentProblem('SCHEMA_MISMATCH', `the header lacks ${quoted(first.name)}${others} of the ${schema.length} columns of the schema: add the missing columns`, at);
    }
    const positions = schema.map(({ name }) => indexes.get(name)!);
    const isIdentity = positions.length === names.length && positions.every((position, index) => position === index);
    return { fields: names.length, columns: [...schema], ...(!isIdentity && { positions }) };
  }
}

/** Says which fields of a row are the columns of the output. */
export interface ColumnLayout {
  /** The number of fields of a row. */
  readonly fields: number;
  /** The columns of the output, in its order. */
  readonly columns: ColumnSpec[];
  /** The index of each column's field. If it is absent, the columns are the fields, in their order. */
  readonly positions?: number[];
}

/** Returns the layout of a file without a header, whose column names are declared. */
export function declaredLayout({ dialect: { columnNames }, schema }: CsvFileType): ColumnLayout {
  const columns = columnNames?.map((name) => ({ name, type: 'string' })) ?? [...schema ?? []];
  return { fields: columns.length, columns };
}
