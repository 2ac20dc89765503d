import { clearOpenKeys, skipNested } from './json-nested';
import { byteAt, hasExponent, hasFraction, isDigit, skipLiteral, skipNumber, skipSpace, skipString } from './json-text';

/** A number that looks like this may lose something as bigint or double: the exact rules decide. */
// @ts-ignore: decorator
@external("columns", "observeNumber")
declare function observeNumber(column: i32, start: usize, end: usize): void;

/** What the values of a column are: bits of its flags. */
const BOOLEAN: u32 = 1;
const TEXT: u32 = 2;
const INTEGER: u32 = 4;
/** A number that is no bigint. */
const FRACTION: u32 = 8;

/** Decimal numbers of so many characters are doubles, each a different one. */
const SAFE_CHARACTERS: usize = 15;

const MOST_COLUMNS: i32 = 1024;
const MOST_KEY_BYTES: i32 = 64 * 1024;
/** Spare bytes, as keys are compared by 16 bytes at a time. */
const KEYS = memory.data(MOST_KEY_BYTES + 16);
const KEY_STARTS = memory.data(MOST_COLUMNS * 4);
const KEY_LENGTHS = memory.data(MOST_COLUMNS * 4);
const FLAGS = memory.data(MOST_COLUMNS * 4);
/** A record may lack some of the columns, but if it lacks many it is looked at exactly. */
const MOST_MISSING: i32 = 64;

let columns: i32 = 0;
let keyBytes: i32 = 0;

/** Of the latest call. */
export let jsonRecordCount: i32 = 0;
export let jsonWidestRecord: i32 = 0;
/** Whether the place that was returned lies behind a record, where a comma or the end of the line is expected. */
export let jsonIsBehindRecord: bool = false;

/** Where the bytes of the next column's key go, as it is written with its quotes; 0: there is no room for it. */
export function jsonKeyPlace(length: i32): usize {
  return columns < MOST_COLUMNS && keyBytes + length <= MOST_KEY_BYTES ? KEYS + <usize>keyBytes : 0;
}

export function addJsonColumn(length: i32): void {
  store<u32>(KEY_STARTS + <usize>columns * 4, <u32>(KEYS + <usize>keyBytes));
  store<u32>(KEY_LENGTHS + <usize>columns * 4, length);
  keyBytes += length;
  columns++;
}

/** What was seen of a column since the last call. */
export function takeJsonFlags(column: i32): u32 {
  const address = FLAGS + <usize>column * 4;
  const flags = load<u32>(address);
  store<u32>(address, 0);
  return flags;
}

/**
 * Passes over records that are right beyond doubt: their keys are those of the columns, in their order.
 *
 * @param start of a record
 * @param end of the bytes at hand; the byte there is put back
 * @returns where what is next begins, a record or a token between records
 */
export function skipJsonRecords(
  start: usize, end: usize, singleLine: bool, mostBytes: i32, mostFieldBytes: i32, depth: i32, mostNumber: i32,
): usize {
  // Ends all that goes on too long, so that no other end has to be looked for.
  const kept = byteAt(end);
  store<u8>(end, 0);
  const place = skipAll(start, singleLine, <usize>mostBytes, <usize>mostFieldBytes, depth, <usize>mostNumber);
  store<u8>(end, kept);
  return place;
}

function skipAll(start: usize, singleLine: bool, mostBytes: usize, mostFieldBytes: usize, depth: i32, mostNumber: usize): usize {
  jsonRecordCount = 0;
  jsonWidestRecord = 0;
  jsonIsBehindRecord = false;
  let at = start;
  while (byteAt(at) == 0x7b) {
    const end = skipRecord(at, singleLine, mostFieldBytes, depth, mostNumber);
    if (end == 0 || end - at > mostBytes) return at;
    jsonRecordCount++;
    jsonWidestRecord = max(jsonWidestRecord, <i32>(end - at));
    const next = singleLine ? skipLineEnd(end) : skipComma(end);
    if (jsonIsBehindRecord) return next;
    at = next;
  }
  return at;
}

function skipComma(at: usize): usize {
  at = skipSpace(at, false);
  jsonIsBehindRecord = byteAt(at) != 0x2c;
  return jsonIsBehindRecord ? at : skipSpace(at + 1, false);
}

/** And over blank lines behind it. */
function skipLineEnd(at: usize): usize {
  jsonIsBehindRecord = true;
  while (true) {
    at = skipSpace(at, true);
    if (byteAt(at) == 0x0a) at++;
    else if (byteAt(at) == 0x0d && byteAt(at + 1) == 0x0a) at += 2;
    else return at;
    jsonIsBehindRecord = false;
  }
}

function skipRecord(at: usize, singleLine: bool, mostFieldBytes: usize, depth: i32, mostNumber: usize): usize {
  clearOpenKeys();
  at++;
  let column: i32 = 0;
  // Most files have no spaces, so it is looked for them only where something else was expected.
  while (true) {
    if (column >= columns || !isKeyAt(at, keyStart(column), keyLength(column))) {
      at = skipSpace(at, singleLine);
      if (column == 0 && byteAt(at) == 0x7d) return at + 1;
      column = findColumn(at, column);
      if (column < 0) return 0;
    }
    at += keyLength(column);
    if (byteAt(at) != 0x3a) at = skipSpace(at, singleLine);
    if (byteAt(at) != 0x3a) return 0;
    const start = skipSpace(at + 1, singleLine);
    at = skipMember(start, column, singleLine, depth, mostNumber);
    if (at == 0 || at - start > mostFieldBytes) return 0;
    if (byteAt(at) != 0x2c) {
      at = skipSpace(at, singleLine);
      if (byteAt(at) == 0x7d) return at + 1;
      if (byteAt(at) != 0x2c) return 0;
    }
    at++;
    column++;
  }
}

// @ts-ignore: decorator
@inline
function skipMember(at: usize, column: i32, singleLine: bool, depth: i32, mostNumber: usize): usize {
  const byte = byteAt(at);
  if (byte == 0x22) {
    const end = skipString(at + 1);
    if (end != 0) flag(column, TEXT);
    return end;
  }
  if (byte == 0x2d || isDigit(byte)) return skipNumberOf(column, at, mostNumber);
  if (byte == 0x7b || byte == 0x5b) {
    const end = skipNested(at, depth - 1, singleLine, mostNumber);
    if (end != 0) flag(column, TEXT);
    return end;
  }
  const end = skipLiteral(at);
  if (end != 0 && byte != 0x6e) flag(column, BOOLEAN);
  return end;
}

function skipNumberOf(column: i32, at: usize, mostNumber: usize): usize {
  const end = skipNumber(at);
  if (end == 0 || end - at > mostNumber) return 0;
  flag(column, INTEGER);
  if (end - at <= SAFE_CHARACTERS && !hasExponent) {
    if (hasFraction || isNegativeZero(at, end)) flag(column, FRACTION);
  } else {
    observeNumber(column, at, end);
  }
  return end;
}

/** No integer is, so bigint would lose its sign. */
// @ts-ignore: decorator
@inline
function isNegativeZero(at: usize, end: usize): bool {
  return end - at == 2 && byteAt(at) == 0x2d && byteAt(at + 1) == 0x30;
}

// @ts-ignore: decorator
@inline
function flag(column: i32, bit: u32): void {
  const address = FLAGS + <usize>column * 4;
  store<u32>(address, load<u32>(address) | bit);
}

/** The column whose key stands at the place; -1: none of those that may come. */
function findColumn(at: usize, first: i32): i32 {
  const last = min(columns, first + MOST_MISSING);
  for (let column = first; column < last; column++) {
    if (isKeyAt(at, keyStart(column), keyLength(column))) return column;
  }
  return -1;
}

// @ts-ignore: decorator
@inline
function isKeyAt(at: usize, key: usize, length: usize): bool {
  while (length > 16) {
    if (i8x16.bitmask(i8x16.eq(v128.load(at), v128.load(key))) != 0xffff) return false;
    at += 16;
    key += 16;
    length -= 16;
  }
  const wanted: i32 = (1 << <i32>length) - 1;
  return (i8x16.bitmask(i8x16.eq(v128.load(at), v128.load(key))) & wanted) == wanted;
}

// @ts-ignore: decorator
@inline
function keyStart(column: i32): usize {
  return <usize>load<u32>(KEY_STARTS + <usize>column * 4);
}

// @ts-ignore: decorator
@inline
function keyLength(column: i32): usize {
  return <usize>load<u32>(KEY_LENGTHS + <usize>column * 4);
}
