import { LIMITS } from '../../src/contract/limits';
import { escapeUnprintable } from '../text/printable-text';

const CHARACTERS_BEFORE = LIMITS.excerptCharacters / 2;
const MOST_BYTES_OF_A_CHARACTER = 4;
const LINE_END = /\r?\n$/;

/**
 * The text of a record around an offset, as a message may show it. Nothing behind `foundAt` belongs to it: whether that is at hand depends on how
 * the file was cut into chunks.
 */
export function excerptAt(bytes: Buffer, recordStart: number, at: number, foundAt: number): string {
  const before = lastCharacters(decode(bytes, Math.max(recordStart, at - CHARACTERS_BEFORE * MOST_BYTES_OF_A_CHARACTER), at));
  const after = decode(bytes, at, Math.min(foundAt + 1, at + LIMITS.excerptCharacters * MOST_BYTES_OF_A_CHARACTER));
  const text = (before + after).replace(LINE_END, '');
  return Array.from(escapeUnprintable(text)).slice(0, LIMITS.excerptCharacters).join('');
}

function lastCharacters(text: string): string {
  return Array.from(text).slice(-CHARACTERS_BEFORE).join('');
}

/** Whole characters only: either end may lie inside one. */
function decode(bytes: Buffer, start: number, end: number): string {
  let from = start;
  while (from < end && (bytes[from] & 0xc0) === 0x80) from++;
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(from, end), { stream: true });
}
