import { stripTrailingZeros } from './decimal-grammar';

/** A double holds every integer of up to 15 digits. Decimal numbers of up to 15 significant digits are all stored as different doubles. */
export const SAFE_DIGITS = 15;
const INT64_DIGITS = 19;
const INT64_MAX = 2n ** 63n - 1n;
const INT64_MIN = -(2n ** 63n);

/** Returns true if a number, as it is written in JSON, is a value of the type bigint. */
export function isBigint(lexeme: string): boolean {
  // Negative zero is not an integer: bigint would lose its sign.
  if (!/^-?\d+$/.test(lexeme) || lexeme === '-0') return false;
  if (lexeme.length < INT64_DIGITS) return true;
  if (lexeme.length > INT64_DIGITS + 1) return false;
  const value = BigInt(lexeme);
  return value >= INT64_MIN && value <= INT64_MAX;
}

/**
 * Returns true if a number, as it is written in JSON, loses nothing when it is stored as the nearest double: the shortest decimal number for that double
 * has the same value. An integer must equal its double exactly, because it may be compared with other integers.
 */
export function isDouble(lexeme: string): boolean {
  if (lexeme.length <= SAFE_DIGITS && !/[eE]/.test(lexeme)) return true;
  const value = Number(lexeme);
  if (!Number.isFinite(value)) return false;
  if (/^-?\d+$/.test(lexeme) && BigInt(value) !== BigInt(lexeme)) return false;
  const shortest = String(value);
  return shortest === lexeme || decimalValue(shortest) === decimalValue(lexeme);
}

/** Writes a number as its significant digits and a power of ten, so that equal values are written alike. */
function decimalValue(lexeme: string): string {
  const [, sign, whole, fraction = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(lexeme)!;
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const significant = stripTrailingZeros(digits);
  if (significant === '') return '0';
  const power = BigInt(exponent) - BigInt(fraction.length) + BigInt(digits.length - significant.length);
  return `${sign}${significant}e${power}`;
}
