import { readCsv } from './csv-reference';
import { readJson } from './json-reference';
import { opinionOf, type Opinion } from './opinion';
import type { CheckedFileType } from '../../../src/contract/file-type-spec';

/** What a file holds, in the opinion of parsers that are not ours. */
export function referenceOpinion(content: Uint8Array, fileType: CheckedFileType): Opinion {
  return opinionOf(() => (fileType.format === 'csv' ? readCsv(content, fileType) : readJson(content, fileType)));
}
