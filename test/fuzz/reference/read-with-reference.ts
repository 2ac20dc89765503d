import { readCsv } from './csv-reference';
import { readJson } from './json-reference';
import { ReferenceRejection, type ReferenceResult } from './reference-result';
import type { CheckedFileType } from '../../../src/contract/file-type-spec';

/** Reads a file with parsers that are not ours: csv-parse, TextDecoder and JSON.parse. */
export function readWithReference(content: Uint8Array, fileType: CheckedFileType): ReferenceResult {
  try {
    return fileType.format === 'csv' ? readCsv(content, fileType) : readJson(content, fileType);
  } catch (error) {
    if (!(error instanceof ReferenceRejection)) throw error;
    return { rejected: error.message };
  }
}
