import { styleText } from 'node:util';

export type Format = 'bold' | 'dim' | 'red' | 'green' | 'yellow';

/** Formats text, or returns it unchanged where formats are not shown. */
export type Style = (format: Format, text: string) => string;

export const plain: Style = (_format, text) => text;

const colored: Style = (format, text) => styleText(format, text, { validateStream: false });

/** Returns colors for a terminal that shows them, unless NO_COLOR is set. */
export function styleFor(stream: NodeJS.WriteStream): Style {
  return stream.isTTY && stream.hasColors() ? colored : plain;
}

/** Characters that move the cursor, break the line or change the reading direction of a terminal. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** Characters that need two cells of a terminal. */
const WIDE = /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;

const NO_CELL = /^[\p{Mn}\p{Me}\u200b-\u200d]+$/u;

const graphemes = new Intl.Segmenter();

/** Returns text of unknown origin in a form that is safe in one line of a terminal. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, '\ufffd');
}

/** Returns the number of terminal cells of a text. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += cells(segment);
  return width;
}

/** Cuts the end of a text that needs more terminal cells. */
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
