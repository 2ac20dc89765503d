import { isDate, isTimestamp } from './date-grammar';
import { decimalCheck } from './decimal-grammar';
import { SAFE_DIGITS } from './number-lexeme';
import { decimalOf } from '../../src/contract/cell-types';

/** Whether a text is a value of a type: exactly what the Glue script's grammar and Spark's cast make of it. */
export type CellCheck = (text: string) => boolean;

const INTEGER = /^[+-]?\d+$/;
const FLOATING = /^[+-]?(?=\.?\d)\d*(?:\.\d*)?(?:[eE][+-]?\d+)?$/;
const BOOLEAN = /^(?:true|false)$/i;
/** No bigint has more, its sign included. */
const MOST_DIGITS = 20;

const CHECKS: Readonly<Record<string, CellCheck>> = {
  boolean: (text) => BOOLEAN.test(text),
  tinyint: integerOf(8),
  smallint: integerOf(16),
  int: integerOf(32),
  bigint: integerOf(64),
  float: (text) => FLOATING.test(text) && Number.isFinite(Math.fround(Number(text))),
  double: (text) => FLOATING.test(text) && Number.isFinite(Number(text)),
  date: isDate,
  timestamp: isTimestamp,
};

/** @returns undefined for string, of which every text is a value */
export function cellCheckOf(type: string): CellCheck | undefined {
  const decimal = decimalOf(type);
  return decimal ? decimalCheck(decimal.precision, decimal.scale) : CHECKS[type];
}

function integerOf(bits: number): CellCheck {
  const most = 2n ** BigInt(bits - 1);
  const mostAsNumber = Number(most);
  return (text) => {
    if (!INTEGER.test(text)) return false;
    if (text.length <= SAFE_DIGITS) {
      const value = Number(text);
      return value >= -mostAsNumber && value < mostAsNumber;
    }
    // BigInt knows no plus, and takes the square of the time for twice the digits.
    const digits = text.replace(/^(-?)\+?0*(?=\d)/, '$1');
    if (digits.length > MOST_DIGITS) return false;
    const value = BigInt(digits);
    return value >= -most && value < most;
  };
}
