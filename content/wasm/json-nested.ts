import { byteAt, isDigit, skipLiteral, skipNumber, skipSpace, skipString } from './json-text';

/** An object with more keys is left to the exact scanner, which has a set. */
const MOST_KEYS: i32 = 32;
const MOST_OPEN_KEYS: i32 = 1024;

const KEY_STARTS = memory.data(MOST_OPEN_KEYS * 4);
const KEY_LENGTHS = memory.data(MOST_OPEN_KEYS * 4);

/** Keys of the objects that are being read, one object's behind those of the one that it lies in. */
let openKeys: i32 = 0;

export function clearOpenKeys(): void {
  openKeys = 0;
}

/** An object or an array inside a record. @param depth how many levels may still be opened */
export function skipNested(at: usize, depth: i32, singleLine: bool, mostNumber: usize): usize {
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
    at = skipValue(at, depth, singleLine, mostNumber);
    if (at == 0) return 0;
    at = skipSpace(at, singleLine);
    if (byteAt(at) == close) break;
    if (byteAt(at) != 0x2c) return 0;
    at = skipSpace(at + 1, singleLine);
  }
  openKeys = firstKey;
  return at + 1;
}

function skipValue(at: usize, depth: i32, singleLine: bool, mostNumber: usize): usize {
  const byte = byteAt(at);
  if (byte == 0x22) return skipString(at + 1);
  if (byte == 0x7b || byte == 0x5b) return skipNested(at, depth - 1, singleLine, mostNumber);
  if (byte != 0x2d && !isDigit(byte)) return skipLiteral(at);
  const end = skipNumber(at);
  return end - at > mostNumber ? 0 : end;
}

/** Reads a key and its colon. */
function skipKey(at: usize, firstKey: i32, singleLine: bool): usize {
  if (byteAt(at) != 0x22) return 0;
  const start = at + 1;
  at = skipString(start);
  if (at == 0 || !isNew(start, at - 1 - start, firstKey)) return 0;
  at = skipSpace(at, singleLine);
  return byteAt(at) == 0x3a ? skipSpace(at + 1, singleLine) : 0;
}

/** Whether a key is another than those of its object; not certain of one with escapes. */
function isNew(start: usize, length: usize, firstKey: i32): bool {
  if (openKeys - firstKey == MOST_KEYS || openKeys == MOST_OPEN_KEYS) return false;
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
