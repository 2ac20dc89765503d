/** The characters of the bytes 0x80 to 0x9F, and NUL for the five bytes without a character. https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT */
const HIGH = Array.from('€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ');
const FIRST_HIGH = 0x80;

/** All characters whose byte is different in ISO-8859-1. */
export const WINDOWS_ONLY = HIGH.filter((character) => character !== '\0').join('');

export function encodeWindows1252(text: string): Buffer {
  return Buffer.from(Array.from(text, (character) => (HIGH.includes(character) && character !== '\0' ? FIRST_HIGH + HIGH.indexOf(character) : character.charCodeAt(0))));
}

/** Decodes windows-1252 without a TextDecoder, because in some versions of Node.js a TextDecoder decodes it as ISO-8859-1. */
export function decodeWindows1252(bytes: Buffer): string {
  return Array.from(bytes, (byte) => HIGH[byte - FIRST_HIGH] ?? String.fromCharCode(byte)).join('');
}
