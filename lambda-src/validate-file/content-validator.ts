import type { Acceleration } from './acceleration';
import type { CheckedFileType } from './checked-file-type';
import type { ContentScanner } from './content-scanner';
import { CsvScanner } from './csv/csv-scanner';
import { JsonContentScanner } from './json/json-content-scanner';
import { RecordValidator } from './record-validator';
import type { ContentFacts } from '../../src/contract/file-facts';
import { LIMITS } from '../../src/contract/limits';
import type { Reason } from '../../src/contract/reason-codes';
import type { ContentDefect } from '../shared/json-records/content-defect';
import type { DefectReporter } from '../shared/json-records/defect-reporter';
import { SimdScanner } from '../shared/simd/simd-scanner';

export interface ContentRefusal {
  readonly valid: false;
  readonly reason: Reason;
  readonly furtherProblems: Reason[];
}

export type ContentVerdict = { readonly valid: true; readonly facts: Omit<ContentFacts, 'compression'> } | ContentRefusal;

/** Judges a file's decompressed content as it streams by; the verdict does not depend on how it is cut into chunks. */
export interface ContentValidator {
  /** @returns a refusal as soon as all of it is known: the rest of the file then changes nothing */
  write(chunk: Uint8Array): ContentVerdict | undefined;
  end(): ContentVerdict;
  /** The rest of the file is not read. @returns the verdict about the records that were, whose facts are not complete */
  stop(): ContentVerdict;
  /** The rest of the file cannot be read, because of a defect that is none of its text. */
  refuse(defect: ContentDefect): ContentVerdict;
}

/**
 * @param acceleration the best that the engine has, unless a test or a benchmark wants another
 * @param checkedCellsBytes cells of declared types are checked in records that begin before this offset
 */
export function createContentValidator(
  fileType: CheckedFileType, acceleration: Acceleration = 'simd', checkedCellsBytes: number = LIMITS.checkedCellsBytes,
): ContentValidator {
  const simd = acceleration === 'simd' ? SimdScanner.create() : undefined;
  const createScanner = (report: DefectReporter): ContentScanner =>
    fileType.format === 'csv'
      ? new CsvScanner(fileType, report, simd, checkedCellsBytes)
      : new JsonContentScanner(fileType, report, simd, acceleration, checkedCellsBytes);
  return new RecordValidator(fileType.dialect, createScanner, simd);
}
