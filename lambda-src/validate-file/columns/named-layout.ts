import type { CsvFileType } from '../checked-file-type';
import type { ColumnLayout } from './column-layout';

/** The columns of a file without a header: their names are declared. */
export function namedLayout({ dialect: { columnNames }, schema }: CsvFileType): ColumnLayout {
  const columns = columnNames?.map((name) => ({ name, type: 'string' })) ?? [...schema ?? []];
  return { fields: columns.length, columns };
}
