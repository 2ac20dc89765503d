import type { ContentFormat, FileTypeSpec } from '../../src/contract/file-type-spec';

/** A file type whose content is read. */
export type CheckedFileType = FileTypeSpec & { readonly format: ContentFormat };

export function isChecked(fileType: FileTypeSpec): fileType is CheckedFileType {
  return fileType.format !== 'custom';
}
