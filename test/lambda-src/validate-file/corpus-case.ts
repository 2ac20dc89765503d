import type { CheckedFileType } from '../../../lambda-src/validate-file/checked-file-type';
import type { ContentFacts } from '../../../src/contract/file-facts';
import type { ReasonCode } from '../../../src/contract/reason-codes';

/** A file, and what the validator has to say of it. */
export interface CorpusCase {
  /** A sentence; those of refused files begin "fails when". */
  readonly name: string;
  readonly fileType: Partial<CheckedFileType>;
  readonly content: string | Buffer;
  readonly verdict: ExpectedVerdict;
}

export type ExpectedVerdict = ExpectedFacts | ExpectedRefusal;

export interface ExpectedFacts {
  readonly valid: true;
  readonly facts: Partial<ContentFacts>;
  /** The values, as text, that a reader has to get, in the order of the columns. */
  readonly records: (string | null)[][];
}

export interface ExpectedRefusal {
  readonly valid: false;
  readonly reason: { readonly code: ReasonCode; readonly line?: number; readonly column?: number; readonly byteOffset?: number };
}

type Place = [line: number, column: number, byteOffset: number] | [];

/** What the cases of one format have in common. */
export function casesOf(format: Partial<CheckedFileType>) {
  return {
    accepts(
      name: string, content: string | Buffer, records: (string | null)[][], facts: Partial<ContentFacts> = {}, fileType: Partial<CheckedFileType> = {},
    ): CorpusCase {
      return { name, content, fileType: { ...format, ...fileType }, verdict: { valid: true, facts: { rows: records.length, ...facts }, records } };
    },
    failsWhen(name: string, content: string | Buffer, code: ReasonCode, place: Place, fileType: Partial<CheckedFileType> = {}): CorpusCase {
      const [line, column, byteOffset] = place;
      const reason = { code, line, column, byteOffset };
      return { name: `fails when ${name}`, content, fileType: { ...format, ...fileType }, verdict: { valid: false, reason } };
    },
  };
}
