import type { ColumnSpec, FileTypeSpec } from '../../../src/contract/file-type-spec';
import { ContentDefect } from '../../shared/json-records/content-defect';
import { quoted } from '../../shared/json-records/printable';
import { ColumnNames } from '../columns/column-names';

type HeaderSpec = Pick<FileTypeSpec, 'schema' | 'processingDate'>;

/** The first record of a CSV file, which names its columns; each name is judged as soon as it is read. */
export class CsvHeader {
  private names: ColumnNames;

  constructor(private readonly fileType: HeaderSpec) {
    this.names = new ColumnNames(fileType);
  }

  /** A header that was cut off by the end of a chunk begins again. */
  begin(): void {
    this.names = new ColumnNames(this.fileType);
  }

  field(text: string, at: number, foundAt: number): void {
    const index = this.names.all.length;
    const { schema } = this.fileType;
    // The name that Spark gives a column without one.
    const name = text === '' ? `_c${index}` : text;
    if (schema !== undefined && (index >= schema.length || schema[index].name !== name)) {
      const expected = index < schema.length ? `where the schema has ${quoted(schema[index].name)}` : 'after the last column of the schema';
      throw new ContentDefect('SCHEMA_MISMATCH', `column ${index + 1} is ${quoted(name)}, ${expected}`, at, foundAt);
    }
    this.names.add(name, at, foundAt);
  }

  end(at: number): ColumnSpec[] {
    const { schema } = this.fileType;
    const names = this.names.all;
    if (schema === undefined) return names.map((name) => ({ name, type: 'string' }));
    if (names.length < schema.length) {
      const message = `the header ends after ${names.length} of the ${schema.length} columns of the schema: ${quoted(schema[names.length].name)} is missing`;
      throw new ContentDefect('SCHEMA_MISMATCH', message, at);
    }
    return [...schema];
  }
}
