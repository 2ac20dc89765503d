import type { CsvDialectSpec } from './dialect';
import { LIMITS } from './limits';

/** The names that users know the options by. */
interface CharacterOptionNames {
  readonly delimiter: string;
  readonly quote: string;
  readonly nullMarker: string;
}

/** The characters of a CSV dialect as users ask for them. */
interface CharacterOptions extends Pick<CsvDialectSpec, 'delimiter' | 'quote'> {
  /** Absent if no marker is wanted; an empty one is not accepted. */
  readonly nullMarker?: string;
}

/**
 * Returns what is wrong with the characters of a CSV dialect and how to fix it, or undefined if nothing is.
 *
 * @param isKnown returns false for a value that is not known until deployment, which is not checked
 */
export function characterProblem(
  { delimiter, quote, nullMarker }: CharacterOptions, names: CharacterOptionNames, isKnown: (value: string) => boolean = () => true,
): string | undefined {
  if (isKnown(delimiter) && !isDelimiter(delimiter)) {
    return `${names.delimiter} is ${JSON.stringify(delimiter)}: use a tab ("\\t") or one ASCII punctuation character, but not a backslash`;
  }
  if (isKnown(quote) && !isQuote(quote)) {
    return `${names.quote} is ${JSON.stringify(quote)}: use one ASCII punctuation character, but not a backslash`;
  }
  if (delimiter === quote) return `${names.delimiter} and ${names.quote} are both ${JSON.stringify(quote)}: use two different characters`;
  if (nullMarker !== undefined && isKnown(nullMarker) && !isNullMarker(nullMarker, delimiter, quote)) {
    return `${names.nullMarker} is ${JSON.stringify(nullMarker)}: use 1 to ${LIMITS.nullMarkerCharacters} printable characters ` +
      'without the delimiter, without the quote and without a space at either end, such as "NULL"';
  }
  return undefined;
}

/** Letters and digits occur in ordinary fields. Spark trims or drops lines at the other control characters, and takes a backslash for an escape. */
function isDelimiter(text: string): boolean {
  return /^[\t!-/:-@[\]-`{-~]$/.test(text);
}

function isQuote(text: string): boolean {
  return text !== '\t' && isDelimiter(text);
}

/** A cell that contains only the marker must not need quotes. */
function isNullMarker(text: string, delimiter: string, quote: string): boolean {
  return /^[^\p{C}\p{Z}](?:[^\p{C}\p{Zl}\p{Zp}]*[^\p{C}\p{Z}])?$/u.test(text)
    && text.length <= LIMITS.nullMarkerCharacters && !text.includes(delimiter) && !text.includes(quote);
}
