import { ASCII } from './ascii';
import { ContentDefect } from './content-defect';

const SIMPLE_ESCAPES = new Set(Buffer.from('"\\/bfnrt'));

/** Of each byte, its value as a hexadecimal digit, or 16. */
const HEXADECIMAL = Uint8Array.from({ length: 256 }, (_, byte) => {
  const digit = Number.parseInt(String.fromCharCode(byte), 16);
  return Number.isNaN(digit) ? 16 : digit;
});

interface ByteSource {
  byteAt(at: number): number;
  unexpected(at: number, expected: string): ContentDefect;
}

/** Reads the escape whose backslash stands at `at`, and the second half of a surrogate pair with the first; returns where it ends. */
export function readEscape(source: ByteSource, at: number): number {
  const byte = source.byteAt(at + 1);
  if (SIMPLE_ESCAPES.has(byte)) return at + 2;
  if (byte !== ASCII.LOWER_U) throw source.unexpected(at + 1, 'one of the escapes \\" \\\\ \\/ \\b \\f \\n \\r \\t \\u');
  const unit = hexadecimal(source, at + 2);
  if (unit < 0xd800 || unit > 0xdfff) return at + 6;
  if (unit > 0xdbff) throw loneSurrogate(unit, at, at + 5);
  if (source.byteAt(at + 6) !== ASCII.BACKSLASH) throw loneSurrogate(unit, at, at + 6);
  if (source.byteAt(at + 7) !== ASCII.LOWER_U) throw loneSurrogate(unit, at, at + 7);
  const second = hexadecimal(source, at + 8);
  if (second < 0xdc00 || second > 0xdfff) throw loneSurrogate(unit, at, at + 11);
  return at + 12;
}

function hexadecimal(source: ByteSource, start: number): number {
  let value = 0;
  for (let at = start; at < start + 4; at++) {
    const digit = HEXADECIMAL[source.byteAt(at)];
    if (digit === 16) throw source.unexpected(at, 'a hexadecimal digit');
    value = value * 16 + digit;
  }
  return value;
}

function loneSurrogate(unit: number, at: number, foundAt: number): ContentDefect {
  return new ContentDefect('INVALID_JSON', `the escape \\u${unit.toString(16)} is half a character: its other half is missing`, at, foundAt);
}
