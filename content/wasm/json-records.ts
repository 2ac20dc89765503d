import { byteAt, isDigit } from './bytes';
import { checksCells, isCellValue, isTextColumn, MAX_COLUMNS } from './cell-values';
import { clearOpenKeys, skipNested } from './json-nested';
import { hasExponent, hasFraction, skipLiteral, skipNumber, skipSpace, skipString } from './json-text';

/** Reports a number that may lose digits as bigint or double. The exact rules decide its type. */
// @ts-ignore: decorator
@external("columns", "observeNumber")
declare function observeNumber(column: i32, start: usize, end: usize): void;

/** The flags of a column, one for each kind of value that it has. */
const BOOLEAN: u32 = 1;
const TEXT: u32 = 2;
const INTEGER: u32 = 4;
/** A number that is not a bigint. */
const FRACTION: u32 = 8;

/** Decimal numbers of up to 15 characters are all stored as different doubles. */
const SAFE_CHARACTERS: usize = 15;

const MAX_KEY_BYTES: i32 = 64 * 1024;
/** Has 16 spare bytes, because keys are compared in steps of 16 bytes. */
const KEYS = memory.data(MAX_KEY_BYTES + 16);
const KEY_STARTS = memory.data(MAX_COLUMNS * 4);
const KEY_LENGTHS = memory.data(MAX_COLUMNS * 4);
const FLAGS = memory.data(MAX_COLUMNS * 4);
/** The key of a member is searched among at most this many columns. A record that lacks more of them is left to the exact scanner. */
const MAX_MISSING: i32 = 64;

let columns: i32 = 0;
let keyBytes: i32 = 0;

/** The number of records that the latest call of skipJsonRecords passed over, and the bytes of the widest. */
export let jsonRecordCount: i32 = 0;
export let jsonWidestRecord: i32 = 0;
/** True if the returned address is after a record, where a comma or the end of the line must follow. */
export let jsonIsBehindRecord: bool = false;

/** Returns the address for the bytes of the next column's key, with its quotes, or 0 if there is no room for it. */
export function jsonKeyPlace(length: i32): usize {
  return columns < MAX_COLUMNS && keyBytes + length <= MAX_KEY_BYTES ? KEYS + <usize>keyBytes : 0;
}

/** Adds the column whose key was written to the address that jsonKeyPlace returned. */
export function addJsonColumn(length: i32): void {
  store<u32>(KEY_STARTS + <usize>columns * 4, <u32>(KEYS + <usize>keyBytes));
  store<u32>(KEY_LENGTHS + <usize>columns * 4, length);
  keyBytes += length;
  columns++;
}

/** Returns the flags of a column since the last call, and clears them. */
export function takeJsonFlags(column: i32): u32 {
  const address = FLAGS + <usize>column * 4;
  const flags = load<u32>(address);
  store<u32>(address, 0);
  return flags;
}

/**
 * Passes over records that are certainly valid: their keys are those of the columns, in the same order.
 *
 * @param start the address at which a record begins
 * @param end the end of the available bytes. The byte there is overwritten and restored.
 * @returns the address of the next record, or of the next token between records
 */
export function skipJsonRecords(
  start: usize, end: usize, singleLine: bool, maxBytes: i32, maxFieldBytes: i32, depth: i32, maxNumber: i32,
): usize {
  // A NUL ends every string, number and space, so that no function has to check for the end of the bytes.
  const kept = byteAt(end);
  store<u8>(end, 0);
  const place = skipAll(start, singleLine, <usize>maxBytes, <usize>maxFieldBytes, depth, <usize>maxNumber);
  store<u8>(end, kept);
  return place;
}

function skipAll(start: usize, singleLine: bool, maxBytes: usize, maxFieldBytes: usize, depth: i32, maxNumber: usize): usize {
  jsonRecordCount = 0;
  jsonWidestRecord = 0;
  jsonIsBehindRecord = false;
  let at = start;
  while (byteAt(at) == 0x7b) {
    const end = skipRecord(at, singleLine, maxFieldBytes, depth, maxNumber);
    if (end == 0 || end - at > maxBytes) return at;
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

/** Skips the end of a line and the blank lines after it. */
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

function skipRecord(at: usize, singleLine: bool, maxFieldBytes: usize, depth: i32, maxNumber: usize): usize {
  clearOpenKeys();
  at++;
  let column: i32 = 0;
  // Most files have no spaces, so spaces are skipped only if the expected byte is missing.
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
    at = skipMember(start, column, singleLine, depth, maxNumber);
    if (at == 0 || at - start > maxFieldBytes) return 0;
    if (checksCells && !isTextColumn(column) && !isValueOfColumn(column, start, at)) return 0;
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
function skipMember(at: usize, column: i32, singleLine: bool, depth: i32, maxNumber: usize): usize {
  const byte = byteAt(at);
  if (byte == 0x22) {
    const end = skipString(at + 1);
    if (end != 0) setFlag(column, TEXT);
    return end;
  }
  if (byte == 0x2d || isDigit(byte)) return skipNumberOf(column, at, maxNumber);
  if (byte == 0x7b || byte == 0x5b) {
    const end = skipNested(at, depth - 1, singleLine, maxNumber);
    if (end != 0) setFlag(column, TEXT);
    return end;
  }
  const end = skipLiteral(at);
  if (end != 0 && byte != 0x6e) setFlag(column, BOOLEAN);
  return end;
}

/** Returns true if a member is null, or its text is certainly a value of the column's type. A text with an escape is not. */
// @ts-ignore: decorator
@inline
function isValueOfColumn(column: i32, start: usize, end: usize): bool {
  const byte = byteAt(start);
  if (byte == 0x6e) return true;
  return byte == 0x22 ? isCellValue(column, start + 1, end - 1) : isCellValue(column, start, end);
}

function skipNumberOf(column: i32, at: usize, maxNumber: usize): usize {
  const end = skipNumber(at);
  if (end == 0 || end - at > maxNumber) return 0;
  setFlag(column, INTEGER);
  if (end - at <= SAFE_CHARACTERS && !hasExponent) {
    if (hasFraction || isNegativeZero(at, end)) setFlag(column, FRACTION);
  } else {
    observeNumber(column, at, end);
  }
  return end;
}

/** Returns true for -0. It is not an integer, because bigint would lose its sign. */
// @ts-ignore: decorator
@inline
function isNegativeZero(at: usize, end: usize): bool {
  return end - at == 2 && byteAt(at) == 0x2d && byteAt(at + 1) == 0x30;
}

// @ts-ignore: decorator
@inline
function setFlag(column: i32, bit: u32): void {
  const address = FLAGS + <usize>column * 4;
  store<u32>(address, load<u32>(address) | bit);
}

/** Returns the column whose key is at the address, or -1 if it is none of the next columns. */
function findColumn(at: usize, first: i32): i32 {
  const last = min(columns, first + MAX_MISSING);
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
  const all: i32 = (1 << <i32>length) - 1;
  return (i8x16.bitmask(i8x16.eq(v128.load(at), v128.load(key))) & all) == all;
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
