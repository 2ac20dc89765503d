import { isDeepStrictEqual } from 'node:util';
import { cut } from './random-cuts';
import { isRefused, type Opinion } from './reference/opinion';
import { referenceOpinion } from './reference/reference-opinion';
import { ContentValidator, type ContentVerdict, type ScanEngine } from '../../content/verdict/content-validator';
import type { CheckedFileType } from '../../src/contract/file-type-spec';
import type { GeneratedDocument, Table } from '../content/generated/generated-document';
import { fileTypeOf } from '../content/support/verdict-of';

/** The references do not know of small limits. */
const REASONS_OF_LIMITS = ['RECORD_TOO_LARGE', 'FIELD_TOO_LARGE', 'NESTED_TOO_DEEP'];

export const ENGINES: ScanEngine[] = ['simd', 'exact'];

/** A file about which two opinions differ. */
export interface Disagreement {
  readonly kind: 'false accept' | 'false reject' | 'other facts' | 'other verdict in chunks' | 'other verdict of another scanner' | 'wrong reference';
  readonly ours: unknown;
  readonly theirs: unknown;
}

/** What all readers agree on, or where they do not. */
export interface Judged {
  readonly accepted: boolean;
  readonly opinion: Opinion;
  readonly verdict: ContentVerdict;
  readonly disagreement?: Disagreement;
}

/** Reads a file whole and in chunks that the seed decides, with each scanner, and compares what is said of it with the reference. */
export function judge({ fileType: partial, content, written }: GeneratedDocument, seed: number): Judged {
  const fileType = fileTypeOf(partial);
  const opinion = referenceOpinion(content, fileType);
  const verdicts = ENGINES.flatMap((engine) => [
    { kind: 'other verdict of another scanner', engine, verdict: verdictOf(fileType, [content], engine) } as const,
    { kind: 'other verdict in chunks', engine, verdict: verdictOf(fileType, cut(content, seed), engine) } as const,
  ]);
  const [{ verdict }] = verdicts;
  const other = verdicts.find((another) => !isDeepStrictEqual(another.verdict, verdict));
  const disagreement = other === undefined ? compare(verdict, opinion, partial.dialect?.limits === undefined ? [] : REASONS_OF_LIMITS)
    : { kind: other.kind, ours: verdict, theirs: { [other.engine]: other.verdict } };
  // The generator knows what it wrote: a reference that reads something else cannot judge changed files.
  const misread = written && !isDeepStrictEqual(opinion, written) ? { kind: 'wrong reference', ours: written, theirs: opinion } as const : undefined;
  return { accepted: verdict.valid, opinion, verdict, disagreement: disagreement ?? misread };
}

function verdictOf(fileType: CheckedFileType, chunks: readonly Uint8Array[], engine: ScanEngine): ContentVerdict {
  const validator = new ContentValidator(fileType, { engine });
  for (const chunk of chunks) {
    const bytes = Uint8Array.from(chunk);
    if (validator.write(bytes) !== undefined) break;
    // The memory of a chunk is used again by whoever reads the file.
    bytes.fill(0x22);
  }
  return validator.end();
}

function compare(verdict: ContentVerdict, opinion: Opinion, excused: readonly string[]): Disagreement | undefined {
  if (verdict.valid) return isRefused(opinion) ? { kind: 'false accept', ours: verdict, theirs: opinion } : compareFacts(verdict, opinion);
  if (isRefused(opinion) || excused.includes(verdict.reason.code)) return undefined;
  return { kind: 'false reject', ours: verdict, theirs: opinion };
}

function compareFacts({ facts }: Extract<ContentVerdict, { valid: true }>, { columns, records }: Table): Disagreement | undefined {
  const names = facts.columns.map(({ name }) => name);
  return facts.rows === records.length && isDeepStrictEqual(names, columns) ? undefined : { kind: 'other facts', ours: facts, theirs: { columns, rows: records.length } };
}
