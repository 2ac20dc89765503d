import { LIMITS } from '../../src/contract/limits';
import { escapeUnprintable } from '../text/printable-text';

const CHARACTERS_BEFORE = LIMITS.excerptCharacters / 2;
const MAX_CHARACTER_BYTES = 4;
const LINE_END = /\r?\n$/;

/**
 * Returns the text of a record around an offset, at most 80 characters, with unprintable characters escaped. It ends at `foundAt`, because whether
 * the bytes after that are at hand depends on how the file is cut into chunks.
 */
export function excerptAt(bytes: Buffer, recordStart: number, at: number, foundAt: number): string {
  const before = lastCharacters(decode(bytes, Math.max(recordStart, at - CHARACTERS_BEFORE * MAX_CHARACTER_BYTES), at));
  const after = decode(bytes, at, Math.min(foundAt + 1, at + LIMITS.excerptCharacters * MAX_CHARACTER_BYTES));
  const text = (before + after).replace(LINE_END, '');
  return Array.from(escapeUnprintable(text)).slice(0, LIMITS.excerptCharacters).join('');
}

function lastCharacters(text: string): string {
  return Array.from(text).slice(-CHARACTERS_BEFORE).join('');
}

/** Decodes the complete characters between two offsets, either of which may be inside a character. */
function decode(bytes: Buffer, start: number, end: number): string {
  let from = start;
  while (from < end && (bytes[from] & 0xc0) === 0x80) from++;
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(from, end), { stream: true });
}
