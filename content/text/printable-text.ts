/** Characters that could make a message look like another one: controls, line separators, bidirectional overrides, invisible characters, lone surrogates. */
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u00a0\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\p{Cs}|[\u{e0000}-\u{e0fff}]/gu;

/** The number of characters of a value that a message shows, which is enough to recognise the value. */
const EXCERPT_CHARACTERS = 60;

/** Returns text of a file as messages show it: in quotes, shortened, with unprintable characters escaped. */
export function quoted(text: string): string {
  const characters = Array.from(text.slice(0, 2 * EXCERPT_CHARACTERS + 2));
  const excerpt = characters.slice(0, EXCERPT_CHARACTERS).join('');
  return `"${escapeUnprintable(excerpt)}${excerpt.length < text.length ? '…' : ''}"`;
}

/** Escapes each unprintable character as `\u{...}`. */
export function escapeUnprintable(text: string): string {
  return text.replace(UNPRINTABLE, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);
}

/** Returns the character that begins at the offset, quoted. */
export function quotedCharacter(bytes: Buffer, at: number): string {
  return quoted(Array.from(bytes.toString('utf8', at, at + 4))[0]);
}

/** Returns the text between two offsets, quoted. It decodes no more bytes than it shows. */
export function quotedBytes(bytes: Buffer, start: number, end: number): string {
  const limit = start + 4 * (EXCERPT_CHARACTERS + 1);
  return quoted(bytes.toString('utf8', start, Math.min(end, limit)));
}

/** Characters that end a line or move the cursor. */
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/** Invisible characters that change the order in which text is displayed. */
const INVISIBLE = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/g;

const LONE_SURROGATE = /\p{Surrogate}/gu;

const ELLIPSIS = '...';

/** Makes foreign text safe to display on one line. The result has at most `length` UTF-16 code units, and never half a character. */
export function displayText(text: string, length: number): string {
  // The cause of an error may have megabytes, and only its beginning is shown.
  const clean = text.slice(0, length * 4).replace(LONE_SURROGATE, '\ufffd').replace(INVISIBLE, '').replace(CONTROL, ' ').trim();
  if (clean.length <= length) return clean;
  return clean.slice(0, length - ELLIPSIS.length).replace(/[\ud800-\udbff]$/, '') + ELLIPSIS;
}
