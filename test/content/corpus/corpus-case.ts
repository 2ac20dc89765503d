import type { ContentFacts } from '../../../src/contract/file-facts';
import type { Reason, ReasonCode } from '../../../src/contract/reason-codes';
import type { PartialFileType } from '../support/verdict-of';

/** A file, and what the validator has to say of it. */
export interface CorpusCase {
  /** What files of one kind are counted under. */
  readonly class: string;
  /** A sentence; those of rejected files begin "fails when". */
  readonly name: string;
  readonly fileType: PartialFileType;
  /** As it is uploaded. */
  readonly content: string | Buffer;
  readonly verdict: ExpectedVerdict;
  /** Whether README shows the file for its reason code. */
  readonly example?: boolean;
  /** Whether it is too large to be read in chunks of a few bytes. */
  readonly large?: boolean;
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
  readonly reason: ExpectedReason;
  /** Absent: none. */
  readonly furtherProblems?: ExpectedReason[];
}

/** Without an excerpt any piece of the file's text will do. */
export type ExpectedReason = Omit<Reason, 'message'>;

type Place = [line: number, column: number, byteOffset: number] | [];

/** What the cases of one format have in common; without a class of their own they are counted by their verdict. */
export function casesOf(format: PartialFileType, className?: string) {
  return {
    accepts(
      name: string, content: string | Buffer, records: (string | null)[][], facts: Partial<ContentFacts> = {}, fileType: PartialFileType = {},
    ): CorpusCase {
      const verdict = { valid: true, facts: { rows: records.length, ...facts }, records } as const;
      return { class: className ?? `${format.format}: accepted`, name, content, fileType: { ...format, ...fileType }, verdict };
    },
    failsWhen(
      name: string, content: string | Buffer, code: ReasonCode, place: Place, fileType: PartialFileType = {}, further: [ReasonCode, ...Place][] = [],
    ): CorpusCase {
      const furtherProblems = further.map(([furtherCode, ...at]) => reasonAt(furtherCode, at));
      const verdict = { valid: false, reason: reasonAt(code, place), furtherProblems } as const;
      return { class: className ?? `${format.format}: ${code}`, name: `fails when ${name}`, content, fileType: { ...format, ...fileType }, verdict };
    },
  };
}

function reasonAt(code: ReasonCode, place: Place): ExpectedReason {
  const [line, column, byteOffset] = place;
  return place.length === 0 ? { code } : { code, line, column, byteOffset };
}
