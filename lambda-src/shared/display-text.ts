/** What ends a line, or moves the cursor of whoever reads. */
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/** What is not seen, and makes text read in another order than it is written. */
const INVISIBLE = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/g;

const LONE_SURROGATE = /\p{Surrogate}/gu;

const ELLIPSIS = '...';

/** Text of others made fit for a person's eyes, on one line: at most so many UTF-16 code units, never half a character. */
export function displayText(text: string, length: number): string {
  // A regular expression over megabytes of an error's cause would cost more than the answer is worth.
  const clean = text.slice(0, length * 4).replace(LONE_SURROGATE, '\ufffd').replace(INVISIBLE, '').replace(CONTROL, ' ').trim();
  if (clean.length <= length) return clean;
  return clean.slice(0, length - ELLIPSIS.length).replace(/[\ud800-\udbff]$/, '') + ELLIPSIS;
}
