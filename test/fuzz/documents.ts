import fc from 'fast-check';
import { changed, changes } from '../content/generated/changes';
import { csvDocument } from '../content/generated/csv-document';
import { inAnEncoding } from '../content/generated/encodings';
import type { GeneratedDocument } from '../content/generated/generated-document';
import { jsonDocument } from '../content/generated/json-document';
import { withLimits } from '../content/generated/small-limits';

export type GeneratedFormat = 'csv' | 'json' | 'jsonLines';

export const GENERATED_FORMATS: GeneratedFormat[] = ['csv', 'json', 'jsonLines'];

/** The number of changed copies of each file, because generating a file takes longer than changing it. */
const CHANGED_OF_EACH = 9;

const DOCUMENTS = { csv: csvDocument, json: jsonDocument('json'), jsonLines: jsonDocument('jsonLines') };

/** Generates files, each followed by changed copies of it. */
export function documentsOf(format: GeneratedFormat, seed: number, count: number): GeneratedDocument[] {
  const family = fc.tuple(withLimits(inAnEncoding(DOCUMENTS[format])), fc.array(changes, { minLength: CHANGED_OF_EACH, maxLength: CHANGED_OF_EACH }));
  const families = fc.sample(family, { seed, numRuns: Math.ceil(count / (1 + CHANGED_OF_EACH)) });
  return families.flatMap(([document, lists]) => [document, ...lists.map((list) => change(document, list))]).slice(0, count);
}

function change({ fileType, content }: GeneratedDocument, list: Parameters<typeof changed>[1]): GeneratedDocument {
  return { fileType, content: changed(content, list) };
}
