/** Skips the parts of JSON (RFC 8259). Each function takes the address at which a part begins, and returns its end, or 0 if it is not certainly valid. */

import { byteAt, CARRIAGE_RETURN, isDigit, LINE_FEED } from './bytes';

const QUOTE: u8 = 0x22;
const BACKSLASH: u8 = 0x5c;
const SPACE: u8 = 0x20;
const TAB: u8 = 0x09;

/** True if the latest number has a fraction, or an exponent. */
export let hasFraction: bool = false;
export let hasExponent: bool = false;

/** Skips space. Line breaks do not count as space if a record must be on a single line. */
// @ts-ignore: decorator
@inline
export function skipSpace(at: usize, singleLine: bool): usize {
  while (byteAt(at) <= SPACE) {
    const byte = byteAt(at);
    if (byte != SPACE && byte != TAB && (singleLine || (byte != LINE_FEED && byte != CARRIAGE_RETURN))) break;
    at++;
  }
  return at;
}

/** Skips a string. @param at the address after the opening quote */
// @ts-ignore: decorator
@inline
export function skipString(at: usize): usize {
  const bytes = v128.load(at);
  const mask = i8x16.bitmask(v128.or(
    v128.or(i8x16.eq(bytes, i8x16.splat(QUOTE)), i8x16.eq(bytes, i8x16.splat(BACKSLASH))), i8x16.lt_u(bytes, i8x16.splat(SPACE))));
  const end = at + <usize>ctz(mask);
  return mask != 0 && byteAt(end) == QUOTE ? end + 1 : skipLongString(at);
}

function skipLongString(at: usize): usize {
  const quotes = i8x16.splat(QUOTE);
  const backslashes = i8x16.splat(BACKSLASH);
  const spaces = i8x16.splat(SPACE);
  while (true) {
    const bytes = v128.load(at);
    const special = v128.or(v128.or(i8x16.eq(bytes, quotes), i8x16.eq(bytes, backslashes)), i8x16.lt_u(bytes, spaces));
    const mask = i8x16.bitmask(special);
    if (mask == 0) {
      at += 16;
      continue;
    }
    at += <usize>ctz(mask);
    if (byteAt(at) == QUOTE) return at + 1;
    if (byteAt(at) != BACKSLASH) return 0;
    at = skipEscape(at);
    if (at == 0) return 0;
  }
}

/** Skips an escape. Halves of surrogate pairs are left to the exact scanner. */
function skipEscape(at: usize): usize {
  switch (byteAt(at + 1)) {
    case 0x22: case 0x5c: case 0x2f: case 0x62: case 0x66: case 0x6e: case 0x72: case 0x74:
      return at + 2;
    case 0x75:
      break;
    default:
      return 0;
  }
  let unit: i32 = 0;
  for (let index: usize = 2; index < 6; index++) {
    const digit = hexadecimal(byteAt(at + index));
    if (digit < 0) return 0;
    unit = unit << 4 | digit;
  }
  return unit >= 0xd800 && unit <= 0xdfff ? 0 : at + 6;
}

function hexadecimal(byte: u8): i32 {
  if (isDigit(byte)) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** Skips `true`, `false` or `null`. */
// @ts-ignore: decorator
@inline
export function skipLiteral(at: usize): usize {
  const word = load<u32>(at);
  if (word == 0x65757274 || word == 0x6c6c756e) return at + 4;
  return word == 0x736c6166 && byteAt(at + 4) == 0x65 ? at + 5 : 0;
}

/** Skips a number. Most have no exponent and end within 16 bytes. These are read at once, because the CPU cannot predict their length. */
// @ts-ignore: decorator
@inline
export function skipNumber(start: usize): usize {
  const first = byteAt(start) == 0x2d ? start + 1 : start;
  const others = i8x16.bitmask(i8x16.ge_u(i8x16.sub(v128.load(first), i8x16.splat(0x30)), i8x16.splat(10))) | 1 << 16;
  const whole = <usize>ctz(others);
  let at = first + whole;
  hasFraction = byteAt(at) == 0x2e;
  if (hasFraction) at = first + <usize>ctz((others & (others - 1)) | 1 << 16);
  const isPlain = whole != 0 && (byteAt(first) != 0x30 || whole == 1) && (!hasFraction || at > first + whole + 1);
  hasExponent = false;
  return isPlain && endsValue(byteAt(at)) ? at : skipLongNumber(start);
}

function skipLongNumber(start: usize): usize {
  hasFraction = false;
  hasExponent = false;
  const first = byteAt(start) == 0x2d ? start + 1 : start;
  let at = skipDigits(first);
  if (at == first || (byteAt(first) == 0x30 && at - first > 1)) return 0;
  if (byteAt(at) == 0x2e) {
    hasFraction = true;
    const fraction = at + 1;
    at = skipDigits(fraction);
    if (at == fraction) return 0;
  }
  if ((byteAt(at) | 0x20) == 0x65) {
    hasExponent = true;
    const sign = byteAt(at + 1);
    const exponent = sign == 0x2b || sign == 0x2d ? at + 2 : at + 1;
    at = skipDigits(exponent);
    if (at == exponent) return 0;
  }
  return endsValue(byteAt(at)) ? at : 0;
}

// @ts-ignore: decorator
@inline
function skipDigits(at: usize): usize {
  while (isDigit(byteAt(at))) at++;
  return at;
}

/** Returns true if the byte ends a value. The end of the available bytes does not end a number, because more digits may follow. */
// @ts-ignore: decorator
@inline
function endsValue(byte: u8): bool {
  return byte == 0x2c || byte == 0x7d || byte == 0x5d || byte == SPACE || byte == LINE_FEED || byte == CARRIAGE_RETURN || byte == TAB;
}
