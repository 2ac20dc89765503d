import { Refusal } from './opinion';

/** Spark reads rows of both endings line by line only, and line by line it splits cells and drops rows: such a file cannot be read right. */
export function checkRowEnds(text: string, quote: string): void {
  const mark = `\\u{${quote.codePointAt(0)!.toString(16)}}`;
  let isBroken = false;
  const unquoted = text.replace(new RegExp(`${mark}(?:[^${mark}]|${mark}${mark})*${mark}`, 'gu'), (field) => {
    isBroken ||= /[\r\n]/.test(field);
    return 'x';
  });
  const lines = unquoted.split(/\r?\n/).filter((line) => line !== '');
  const needsOnePiece = isBroken || lines.some((line) => line.startsWith('\ufeff') || /^[\u0001- ]*$/.test(line));
  const isMixed = /\r\n/.test(unquoted) && /(?<!\r)\n/.test(unquoted);
  if (isMixed && needsOnePiece) throw new Refusal('mixed line endings');
}
