import type { CsvDialectSpec, DialectSpec } from '../../src/contract/dialect';
import type { FileTypeSpec } from '../../src/contract/file-type-spec';

export type CsvFileType = FileTypeSpec & { readonly format: 'csv'; readonly dialect: CsvDialectSpec };

export type JsonFileType = FileTypeSpec & { readonly format: 'json' | 'jsonLines'; readonly dialect: DialectSpec };

/** A file type whose content is read. */
export type CheckedFileType = CsvFileType | JsonFileType;

export function isChecked(fileType: FileTypeSpec): fileType is CheckedFileType {
  return fileType.format !== 'custom';
}
