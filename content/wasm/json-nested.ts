import { byteAt, isDigit } from './bytes';
import { skipLiteral, skipNumber, skipSpace, skipString } from './json-text';

/** An object with more keys is left to the exact scanner, which finds duplicates with a set. */
const MAX_KEYS: i32 = 32;
const MAX_OPEN_KEYS: i32 = 1024;

const KEY_STARTS = memory.data(MAX_OPEN_KEYS * 4);
const KEY_LENGTHS = memory.data(MAX_OPEN_KEYS * 4);

/** The number of keys of all open objects. The keys of an object are stored after those of the object that contains it. */
let openKeys: i32 = 0;

export function clearOpenKeys(): void {
  openKeys = 0;
}

/** Skips an object or array inside a record. @param depth the number of levels that may still be opened */
export function skipNested(at: usize, depth: i32, singleLine: bool, maxNumber: usize): usize {
  if (depth == 0) return 0;
  const isObject = byteAt(at) == 0x7b;
  const close: u8 = isObject ? 0x7d : 0x5d;
  const firstKey = openKeys;
  at = skipSpace(at + 1, singleLine);
  if (byteAt(at) == close) return at + 1;
  while (true) {
    if (isObject) {
      at = skipKey(at, firstKey, singleLine);
      if (at == 0) return 0;
    }
    at = skipValue(at, depth, singleLine, maxNumber);
    if (at == 0) return 0;
    at = skipSpace(at, singleLine);
    if (byteAt(at) == close) break;
    if (byteAt(at) != 0x2c) return 0;
    at = skipSpace(at + 1, singleLine);
  }
  openKeys = firstKey;
  return at + 1;
}

function skipValue(at: usize, depth: i32, singleLine: bool, maxNumber: usize): usize {
  const byte = byteAt(at);
  if (byte == 0x22) return skipString(at + 1);
  if (byte == 0x7b || byte == 0x5b) return skipNested(at, depth - 1, singleLine, maxNumber);
  if (byte != 0x2d && !isDigit(byte)) return skipLiteral(at);
  const end = skipNumber(at);
  return end - at > maxNumber ? 0 : end;
}

/** Skips a key and its colon. */
function skipKey(at: usize, firstKey: i32, singleLine: bool): usize {
  if (byteAt(at) != 0x22) return 0;
  const start = at + 1;
  at = skipString(start);
  if (at == 0 || !isNewKey(start, at - 1 - start, firstKey)) return 0;
  at = skipSpace(at, singleLine);
  return byteAt(at) == 0x3a ? skipSpace(at + 1, singleLine) : 0;
}

/** Returns true if a key certainly differs from the other keys of its object. A key with escapes is not certain. */
function isNewKey(start: usize, length: usize, firstKey: i32): bool {
  if (openKeys - firstKey == MAX_KEYS || openKeys == MAX_OPEN_KEYS) return false;
  for (let index: usize = 0; index < length; index++) {
    if (byteAt(start + index) == 0x5c) return false;
  }
  for (let index = firstKey; index < openKeys; index++) {
    const offset = <usize>index * 4;
    if (load<u32>(KEY_LENGTHS + offset) == <u32>length && memory.compare(load<u32>(KEY_STARTS + offset), start, length) == 0) return false;
  }
  const offset = <usize>openKeys * 4;
  store<u32>(KEY_STARTS + offset, <u32>start);
  store<u32>(KEY_LENGTHS + offset, <u32>length);
  openKeys++;
  return true;
}
