/** What would move the cursor, break the line or turn the reading direction of a terminal. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** The scripts and symbols that take two cells. */
const WIDE = /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;

const NO_CELL = /^[\p{Mn}\p{Me}\u200b-\u200d]+$/u;

const graphemes = new Intl.Segmenter();

/** Text of others, made fit for one line of a terminal. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, '\ufffd');
}

/** How many cells of a terminal a text takes. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += cells(segment);
  return width;
}

/** At most so many cells, the end cut off. */
export function shorten(text: string, limit: number): string {
  if (displayWidth(text) <= limit) return text;
  let width = 0;
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    width += cells(segment);
    if (width > limit - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}

function cells(grapheme: string): number {
  if (NO_CELL.test(grapheme)) return 0;
  return WIDE.test(grapheme) ? 2 : 1;
}
