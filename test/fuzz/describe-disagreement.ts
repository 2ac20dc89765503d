import type { Disagreement } from './disagreement';
import type { GeneratedDocument } from '../content/generated/generated-document';

/** All that is needed to see it again. */
export function describeDisagreement({ kind, ours, theirs }: Disagreement, { fileType, content }: GeneratedDocument): string {
  return [
    kind,
    `  ours:      ${JSON.stringify(ours)}`,
    `  theirs:    ${JSON.stringify(theirs)}`,
    // The shell ends a text in apostrophes at the next one.
    `  replay:    npm run fuzz -- --file-type '${JSON.stringify(fileType).replaceAll('\'', '\\u0027')}' --document ${content.toString('base64')}`,
  ].join('\n');
}
