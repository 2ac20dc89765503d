import { ContentDefect } from '../../shared/json-records/content-defect';
import { quoted } from '../../shared/json-records/printable';
import type { CsvFileType } from '../checked-file-type';
import type { ColumnLayout } from '../columns/column-layout';
import { ColumnNames } from '../columns/column-names';

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
      throw new ContentDefect('SCHEMA_MISMATCH', `column ${index + 1} is ${quoted(name)}, ${expected}`, at, foundAt);
    }
    const isLeftOut = this.declared?.has(name) === false;
    if (schemaMatch === 'anyOrder' && isLeftOut) {
      throw new ContentDefect('SCHEMA_MISMATCH', `column ${index + 1} is ${quoted(name)}, which the schema does not have`, at, foundAt);
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
      throw new ContentDefect('SCHEMA_MISMATCH', `the header lacks ${quoted(first.name)}${others}, of the ${schema.length} columns of the schema`, at);
    }
    const positions = schema.map(({ name }) => indexes.get(name)!);
    const isIdentity = positions.length === names.length && positions.every((position, index) => position === index);
    return { fields: names.length, columns: [...schema], ...(!isIdentity && { positions }) };
  }
}
