import { stripTrailingZeros } from './decimal-grammar';

/** All integers of so many digits are doubles, and so are all decimal fractions of so many significant digits, each a different one. */
export const SAFE_DIGITS = 15;
const INT64_DIGITS = 19;
const INT64_MAX = 2n ** 63n - 1n;
const INT64_MIN = -(2n ** 63n);

/** Whether a number, as it is written in JSON, is a value of the type bigint. */
export function isBigint(lexeme: string): boolean {
  // Negative zero is another value than zero, and no integer.
  if (!/^-?\d+$/.test(lexeme) || lexeme === '-0') return false;
  if (lexeme.length < INT64_DIGITS) return true;
  if (lexeme.length > INT64_DIGITS + 1) return false;
  const value = BigInt(lexeme);
  return value >= INT64_MIN && value <= INT64_MAX;
}

/**
 * Whether nothing is lost by storing a number, as it is written in JSON, as the nearest double: the shortest way to write that has the same
 * value. Of an integer the double has to be that integer, since it may be compared with others.
 */
export function isDouble(lexeme: string): boolean {
  if (lexeme.length <= SAFE_DIGITS && !/[eE]/.test(lexeme)) return true;
  const value = Number(lexeme);
  if (!Number.isFinite(value)) return false;
  if (/^-?\d+$/.test(lexeme) && BigInt(value) !== BigInt(lexeme)) return false;
  const shortest = String(value);
  return shortest === lexeme || decimalValue(shortest) === decimalValue(lexeme);
}

/** The significant digits and the power of ten, in one notation for each value. */
function decimalValue(lexeme: string): string {
  const [, sign, whole, fraction = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(lexeme)!;
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const significant = stripTrailingZeros(digits);
  if (significant === '') return '0';
  const power = BigInt(exponent) - BigInt(fraction.length) + BigInt(digits.length - significant.length);
  return `${sign}${significant}e${power}`;
}
