import type { CorpusCase, ExpectedReason, ExpectedVerdict } from './corpus-case';
import type { ContentFacts } from '../../../src/contract/file-facts';
import type { ReasonCode } from '../../../src/contract/reason-codes';
import type { PartialFileType } from '../support/verdict-of';

/** Marks the place of a problem in the text of a rejected file. It is not part of the file. */
const MARK = '‸';

type Encode = (text: string) => Buffer;

/** The text of a case. The text of a large case is a function, so that it exists only while it is read. */
type Text = string | (() => string);

interface Details {
  readonly fileType?: PartialFileType;
  /** Encodes the text, whose byte order mark is part of it. The default is UTF-8. */
  readonly encode?: Encode;
  /** Compresses the encoded text. */
  readonly compress?: (bytes: Buffer) => Buffer;
}

interface RejectionDetails extends Details {
  readonly example?: boolean;
  /** The expected excerpt of the first problem. */
  readonly excerpt?: string;
}

/** Returns functions that make the cases of one class. The places of problems are marked in the text, so that nobody has to count bytes. */
export function classOfCases(className: string, common: PartialFileType) {
  const file = (name: string, text: Text, verdict: ExpectedVerdict, details: RejectionDetails): CorpusCase => {
    const { fileType = {}, encode = Buffer.from, compress, example } = details;
    const content = () => {
      const encoded = encode(written(text).replaceAll(MARK, ''));
      return compress ? compress(encoded) : encoded;
    };
    const described = { class: className, name, fileType: merge(common, fileType), verdict, ...(example && { example }) };
    if (typeof text === 'string') return { ...described, content: content() };
    return Object.defineProperty({ ...described, large: true } as CorpusCase, 'content', { enumerable: true, get: content });
  };
  return {
    accepts(name: string, text: Text, records: (string | null)[][], facts: Partial<ContentFacts> = {}, details: Details = {}): CorpusCase {
      return file(name, text, { valid: true, facts: { rows: records.length, ...facts }, records }, details);
    },
    /** @param codes the codes at the marked places, in their order; a problem without a place has no mark, and its code comes last */
    failsWhen(name: string, markedText: Text, codes: ReasonCode | ReasonCode[], details: RejectionDetails = {}): CorpusCase {
      const places = placesOf(written(markedText), details.encode ?? Buffer.from);
      const reasons = [codes].flat().map((code, index): ExpectedReason => ({ code, ...places[index] }));
      if (places.length > reasons.length) throw new Error(`the case "${name}" has more marks than codes`);
      const [reason, ...furtherProblems] = reasons;
      const excerpt = details.excerpt === undefined ? {} : { excerpt: details.excerpt };
      return file(`fails when ${name}`, markedText, { valid: false, reason: { ...reason, ...excerpt }, furtherProblems }, details);
    },
  };
}

function written(text: Text): string {
  return typeof text === 'string' ? text : text();
}

function merge(common: PartialFileType, own: PartialFileType): PartialFileType {
  const dialect = { ...common.dialect, ...own.dialect };
  return { ...common, ...own, ...(Object.keys(dialect).length > 0 && { dialect }) };
}

/** Returns the marked places as an editor counts them: it does not show a byte order mark. */
function placesOf(markedText: string, encode: Encode): Omit<ExpectedReason, 'code'>[] {
  const parts = markedText.split(MARK);
  return parts.slice(1).map((_part, index) => {
    const before = parts.slice(0, index + 1).join('');
    const lines = before.replace(/^\ufeff/, '').split('\n');
    return { line: lines.length, column: Array.from(lines.at(-1)!).length + 1, byteOffset: encode(before).length };
  });
}

/** Returns the settings of a file type with small limits. */
export function limits(small: { readonly recordBytes?: number; readonly fieldBytes?: number; readonly nestingDepth?: number }): PartialFileType {
  return { dialect: { limits: { recordBytes: 1000, fieldBytes: 1000, nestingDepth: 500, ...small } } };
}

export function columns(types: Readonly<Record<string, string>>): { name: string; type: string }[] {
  return Object.entries(types).map(([name, type]) => ({ name, type }));
}

export function strings(...names: string[]): { name: string; type: string }[] {
  return names.map((name) => ({ name, type: 'string' }));
}
