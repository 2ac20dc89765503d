
/** Controls, line separators, bidirectional overrides, invisible characters and halves of surrogate pairs: what could lie about a message. */
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u00a0\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\p{Cs}|[\u{e0000}-\u{e0fff}]/gu;

/** Enough to recognise a value by. */
const EXCERPT_CHARACTERS = 60;

/** Text of a file as a message may show it: in quotes, shortened, with what cannot be seen escaped. */
export function quoted(text: string): string {
  const characters = Array.from(text.slice(0, 2 * EXCERPT_CHARACTERS + 2));
  const excerpt = characters.slice(0, EXCERPT_CHARACTERS).join('');
  return `"${escapeUnprintable(excerpt)}${excerpt.length < text.length ? '…' : ''}"`;
}

export function escapeUnprintable(text: string): string {
  return text.replace(UNPRINTABLE, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);
}

/** The character that begins at the offset, quoted. */
export function quotedCharacter(bytes: Buffer, at: number): string {
  return quoted(Array.from(bytes.toString('utf8', at, at + 4))[0]);
}

/** The bytes between two offsets, quoted; no more of them is decoded than is shown. */
export function quotedBytes(bytes: Buffer, start: number, end: number): string {
  const limit = start + 4 * (EXCERPT_CHARACTERS + 1);
  return quoted(bytes.toString('utf8', start, Math.min(end, limit)));
}

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
