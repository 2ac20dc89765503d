import { isDeepStrictEqual } from 'node:util';
import { cut } from './random-cuts';
import { readWithReference } from './reference/read-with-reference';
import { isRejected, type ReferenceResult } from './reference/reference-result';
import { ContentValidator, type ContentVerdict, type ScanEngine } from '../../content/verdict/content-validator';
import type { CheckedFileType } from '../../src/contract/file-type-spec';
import type { GeneratedDocument, Table } from '../content/generated/generated-document';
import { fileTypeOf } from '../content/support/verdict-of';

/** The references do not apply small limits. */
const REASONS_OF_LIMITS = ['RECORD_TOO_LARGE', 'FIELD_TOO_LARGE', 'NESTED_TOO_DEEP'];

export const ENGINES: ScanEngine[] = ['simd', 'exact'];

/** A difference between the results of two readers about a file. */
export interface Disagreement {
  readonly kind: 'false accept' | 'false reject' | 'other facts' | 'other verdict in chunks' | 'other verdict of another scanner' | 'wrong reference';
  readonly ours: unknown;
  readonly theirs: unknown;
}

/** The results about a file, and where they differ. */
export interface Comparison {
  readonly accepted: boolean;
  readonly reference: ReferenceResult;
  readonly verdict: ContentVerdict;
  readonly disagreement?: Disagreement;
}

/** Validates a file as a whole and in chunks that depend on the seed, with each scanner, and compares the verdicts with each other and the reference. */
export function compareWithReference({ fileType: partial, content, written }: GeneratedDocument, seed: number): Comparison {
  const fileType = fileTypeOf(partial);
  const reference = readWithReference(content, fileType);
  const verdicts = ENGINES.flatMap((engine) => [
    { kind: 'other verdict of another scanner', engine, verdict: verdictOf(fileType, [content], engine) } as const,
    { kind: 'other verdict in chunks', engine, verdict: verdictOf(fileType, cut(content, seed), engine) } as const,
  ]);
  const [{ verdict }] = verdicts;
  const other = verdicts.find((another) => !isDeepStrictEqual(another.verdict, verdict));
  const disagreement = other === undefined ? compare(verdict, reference, partial.dialect?.limits === undefined ? [] : REASONS_OF_LIMITS)
    : { kind: other.kind, ours: verdict, theirs: { [other.engine]: other.verdict } };
  // The generator knows what it wrote. A reference that reads something else is no measure for changed files.
  const misread = written && !isDeepStrictEqual(reference, written) ? { kind: 'wrong reference', ours: written, theirs: reference } as const : undefined;
  return { accepted: verdict.valid, reference, verdict, disagreement: disagreement ?? misread };
}

function verdictOf(fileType: CheckedFileType, chunks: readonly Uint8Array[], engine: ScanEngine): ContentVerdict {
  const validator = new ContentValidator(fileType, { engine });
  for (const chunk of chunks) {
    const bytes = Uint8Array.from(chunk);
    if (validator.write(bytes) !== undefined) break;
    // The reader of the file uses the memory of a chunk again.
    bytes.fill(0x22);
  }
  return validator.end();
}

function compare(verdict: ContentVerdict, reference: ReferenceResult, excused: readonly string[]): Disagreement | undefined {
  if (verdict.valid) return isRejected(reference) ? { kind: 'false accept', ours: verdict, theirs: reference } : compareFacts(verdict, reference);
  if (isRejected(reference) || excused.includes(verdict.reason.code)) return undefined;
  return { kind: 'false reject', ours: verdict, theirs: reference };
}

function compareFacts({ facts }: Extract<ContentVerdict, { valid: true }>, { columns, records }: Table): Disagreement | undefined {
  const names = facts.columns.map(({ name }) => name);
  return facts.rows === records.length && isDeepStrictEqual(names, columns) ? undefined : { kind: 'other facts', ours: facts, theirs: { columns, rows: records.length } };
}

/** Describes a disagreement, with the command that reproduces it. */
export function describeDisagreement({ kind, ours, theirs }: Disagreement, { fileType, content }: GeneratedDocument): string {
  return [
    kind,
    `  ours:      ${JSON.stringify(ours)}`,
    `  theirs:    ${JSON.stringify(theirs)}`,
    // In the shell, an apostrophe ends a text in apostrophes.
    `  replay:    npm run fuzz -- --file-type '${JSON.stringify(fileType).replaceAll('\'', '\\u0027')}' --document ${content.toString('base64')}`,
  ].join('\n');
}
