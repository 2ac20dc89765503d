/**
 * Checks cells of declared types. A cell passes only if it is a value of its type in a common form, with all characters in ASCII. Every other cell is
 * left to the exact rules (content/cells), which accept more.
 */

import { byteAt, isDigit } from './bytes';

/** The kinds of types. content/simd/cell-types.ts has the same numbers. */
const TEXT: u32 = 0;
const BOOLEAN: u32 = 1;
const INTEGER: u32 = 2;
const DECIMAL: u32 = 3;
const FLOATING: u32 = 4;
const DATE: u32 = 5;
const TIMESTAMP: u32 = 6;

const MINUS: u8 = 0x2d;
const PLUS: u8 = 0x2b;
const POINT: u8 = 0x2e;
const COLON: u8 = 0x3a;

/** Every integer of up to this many digits fits in 64 bits. */
const MAX_INTEGER_DIGITS: usize = 18;
/** Every number of up to this many characters, without an exponent, is less than the largest float. */
const MAX_FLOATING_CHARACTERS: usize = 38;

/** The module has room for so many columns, in CSV and in JSON. */
export const MAX_COLUMNS: i32 = 1024;
/** The kind of each column; the bits of an integer, or the digits of a decimal before its point; the digits of a decimal after its point. */
const KINDS = memory.data(MAX_COLUMNS * 4);
const BITS_OR_WHOLE = memory.data(MAX_COLUMNS * 4);
const FRACTION = memory.data(MAX_COLUMNS * 4);

/** True if cells are checked. The caller sets it before each call that passes over rows or records. */
export let checksCells: bool = false;

/** Sets the type of a column. @returns false if there are too many columns */
export function setCellType(column: i32, kind: u32, bitsOrWhole: i32, fraction: i32): bool {
  if (column >= MAX_COLUMNS) return false;
  const offset = <usize>column * 4;
  store<u32>(KINDS + offset, kind);
  store<i32>(BITS_OR_WHOLE + offset, bitsOrWhole);
  store<i32>(FRACTION + offset, fraction);
  return true;
}

/** Returns true if every text is a value of the column's type. */
// @ts-ignore: decorator
@inline
export function isTextColumn(column: i32): bool {
  return load<u32>(KINDS + <usize>column * 4) == TEXT;
}

/** Returns true if the text between two addresses is certainly a value of the column's type, which is not TEXT. */
export function isCellValue(column: i32, at: usize, end: usize): bool {
  const offset = <usize>column * 4;
  switch (load<u32>(KINDS + offset)) {
    case BOOLEAN: return isBoolean(at, end);
    case INTEGER: return isInteger(at, end, load<i32>(BITS_OR_WHOLE + offset));
    case DECIMAL: return isDecimal(at, end, load<i32>(BITS_OR_WHOLE + offset), load<i32>(FRACTION + offset));
    case FLOATING: return end - at <= MAX_FLOATING_CHARACTERS && isDecimal(at, end, i32.MAX_VALUE, i32.MAX_VALUE);
    case DATE: return end - at == 10 && isDate(at);
    case TIMESTAMP: return isTimestamp(at, end);
    default: return false;
  }
}

const TRUE: u32 = 0x65757274;
const FALS: u32 = 0x736c6166;
const E: u8 = 0x65;

function isBoolean(at: usize, end: usize): bool {
  return end - at == 4 ? load<u32>(at) == TRUE : end - at == 5 && load<u32>(at) == FALS && byteAt(at + 4) == E;
}

function isInteger(at: usize, end: usize, bits: i32): bool {
  const isNegative = at < end && byteAt(at) == MINUS;
  if (isNegative) at++;
  const digits = end - at;
  if (at >= end || digits > MAX_INTEGER_DIGITS || digitsEnd(at, end) != end) return false;
  if (digits <= safeDigits(bits)) return true;
  let value: u64 = 0;
  for (; at < end; at++) value = value * 10 + (byteAt(at) - 0x30);
  return value < (<u64>1 << (bits - 1)) + <u64>isNegative;
}

/** Returns the number of digits up to which every integer fits in the bits. */
// @ts-ignore: decorator
@inline
function safeDigits(bits: i32): usize {
  return bits == 64 ? MAX_INTEGER_DIGITS : bits == 32 ? 9 : bits == 16 ? 4 : 2;
}

/** Checks a number that has at most `whole` digits before its point and `fraction` digits after it. */
function isDecimal(at: usize, end: usize, whole: i32, fraction: i32): bool {
  if (at < end && byteAt(at) == MINUS) at++;
  const point = digitsEnd(at, end);
  if (point == at || point - at > <usize>whole) return false;
  if (point == end) return true;
  const last = digitsEnd(point + 1, end);
  return byteAt(point) == POINT && last == end && last > point + 1 && last - point - 1 <= <usize>fraction;
}

/** Returns the address of the first byte that is not a digit. It reads up to 15 bytes after the end. */
// @ts-ignore: decorator
@inline
function digitsEnd(at: usize, end: usize): usize {
  while (at < end) {
    const others = maskOfOthers(at);
    if (others != 0) return min(at + <usize>ctz(others), end);
    at += 16;
  }
  return end;
}

/** Returns a mask of those of the 16 bytes from an address that are not digits. */
// @ts-ignore: decorator
@inline
function maskOfOthers(at: usize): i32 {
  return i8x16.bitmask(i8x16.gt_u(i8x16.sub(v128.load(at), i8x16.splat(0x30)), i8x16.splat(9)));
}

/** Returns the value of two bytes, or 100 if they are not both digits. */
// @ts-ignore: decorator
@inline
function twoDigits(at: usize): u32 {
  return isDigit(byteAt(at)) && isDigit(byteAt(at + 1)) ? valueOfDigits(at) : 100;
}

/** Returns the value of two bytes that are digits. */
// @ts-ignore: decorator
@inline
function valueOfDigits(at: usize): u32 {
  return <u32>byteAt(at) * 10 + <u32>byteAt(at + 1) - 0x30 * 11;
}

/** The bytes of a date, of which only the two hyphens are not digits. */
const DATE_BYTES: i32 = 0b11_1111_1111;
const HYPHENS: i32 = 0b00_1001_0000;

/** Checks a date of ten bytes, such as 2024-02-29. */
function isDate(at: usize): bool {
  if ((maskOfOthers(at) & DATE_BYTES) != HYPHENS || byteAt(at + 4) != MINUS || byteAt(at + 7) != MINUS) return false;
  const century = valueOfDigits(at);
  const yearOfCentury = valueOfDigits(at + 2);
  const month = valueOfDigits(at + 5);
  return century + yearOfCentury != 0 && month - 1 < 12 && valueOfDigits(at + 8) - 1 < daysOf(century, yearOfCentury, month);
}

/** The months that have 31 days, each as one bit. */
const LONG_MONTHS: u32 = 0b1_0101_1010_1010;

// @ts-ignore: decorator
@inline
function daysOf(century: u32, yearOfCentury: u32, month: u32): u32 {
  if (month != 2) return LONG_MONTHS >> month & 1 ? 31 : 30;
  const isLeap = yearOfCentury != 0 ? yearOfCentury % 4 == 0 : century % 4 == 0;
  return isLeap ? 29 : 28;
}

/** Checks a date, or a date with a time: hours and minutes, or also seconds with up to six digits after the point and an offset. */
function isTimestamp(at: usize, end: usize): bool {
  if (end - at < 10 || !isDate(at)) return false;
  at += 10;
  if (at == end) return true;
  const separator = byteAt(at);
  if ((separator != 0x54 && separator != 0x20) || end - at < 6) return false;
  if (twoDigits(at + 1) > 23 || byteAt(at + 3) != COLON || twoDigits(at + 4) > 59) return false;
  at += 6;
  if (at == end) return true;
  if (end - at < 3 || byteAt(at) != COLON || twoDigits(at + 1) > 59) return false;
  at += 3;
  if (at < end && byteAt(at) == POINT) {
    const last = digitsEnd(at + 1, end);
    if (last == at + 1 || last - at > 7) return false;
    at = last;
  }
  return at == end || isOffset(at, end);
}

/** Checks `Z`, or an offset with hours and minutes of less than 18 hours. */
function isOffset(at: usize, end: usize): bool {
  if (end - at == 1) return byteAt(at) == 0x5a;
  const sign = byteAt(at);
  return end - at == 6 && (sign == PLUS || sign == MINUS) && twoDigits(at + 1) < 18 && byteAt(at + 3) == COLON && twoDigits(at + 4) < 60;
}
