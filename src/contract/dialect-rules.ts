import { LIMITS } from './limits';

/** A letter or digit could stand in any field, Spark trims or drops lines by the other control characters, and takes a backslash for an escape. */
export function isDelimiter(text: string): boolean {
  return /^[\t!-/:-@[\]-`{-~]$/.test(text);
}

export function isQuote(text: string): boolean {
  return text !== '\t' && isDelimiter(text);
}

/** Printable, no space at either end, and such that a cell of it needs no quotes. */
export function isNullMarker(text: string, delimiter: string, quote: string): boolean {
  return /^[^\p{C}\p{Z}](?:[^\p{C}\p{Zl}\p{Zp}]*[^\p{C}\p{Z}])?$/u.test(text)
    && text.length <= LIMITS.nullMarkerCharacters && !text.includes(delimiter) && !text.includes(quote);
}
