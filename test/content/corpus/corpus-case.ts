import type { ContentFacts } from '../../../src/contract/file-facts';
import type { Reason, ReasonCode } from '../../../src/contract/reason-codes';
import type { PartialFileType } from '../support/verdict-of';

/** A file and the verdict that the validator must return about it. */
export interface CorpusCase {
  /** The name under which files of one kind are counted. */
  readonly class: string;
  /** A sentence. For a rejected file it begins with "fails when". */
  readonly name: string;
  readonly fileType: PartialFileType;
  /** The bytes of the uploaded file. */
  readonly content: string | Buffer;
  readonly verdict: ExpectedVerdict;
  /** True if the documentation shows the file as the example of its reason code. */
  readonly example?: boolean;
  /** True if the file is too large to be read in chunks of a few bytes. */
  readonly large?: boolean;
}

export type ExpectedVerdict = ExpectedFacts | ExpectedRejection;

export interface ExpectedFacts {
  readonly valid: true;
  readonly facts: Partial<ContentFacts>;
  /** The values, as text, that a reader must get, in the order of the columns. */
  readonly records: (string | null)[][];
}

export interface ExpectedRejection {
  readonly valid: false;
  readonly reason: ExpectedReason;
  /** Absent if there are none. */
  readonly furtherProblems?: ExpectedReason[];
}

/** A reason without its message. If it has no excerpt, the excerpt can be any piece of the file's text. */
export type ExpectedReason = Omit<Reason, 'message'>;

type Place = [line: number, column: number, byteOffset: number] | [];

/** Returns functions that make the cases of one format, with explicit places. Without a class name, the cases are counted by their verdicts. */
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
