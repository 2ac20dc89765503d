import { isDate, isTimestamp } from './date-grammar';
import { decimalCheck } from './decimal-grammar';
import { SAFE_DIGITS } from './number-lexeme';
import { decimalOf } from '../../src/contract/cell-types';

/** Returns true if a text is a value of the type, exactly as the grammar of the Glue script and Spark's cast decide it. */
export type CellCheck = (text: string) => boolean;

/** Returns the check for the cells of a type, or undefined for string, because every text is a string. */
export function cellCheckOf(type: string): CellCheck | undefined {
  const decimal = decimalOf(type);
  return decimal ? decimalCheck(decimal.precision, decimal.scale) : CHECKS[type];
}

const INTEGER = /^[+-]?\d+$/;
const FLOATING = /^[+-]?(?=\.?\d)\d*(?:\.\d*)?(?:[eE][+-]?\d+)?$/;
const BOOLEAN = /^(?:true|false)$/i;
/** The length of the longest bigint, with its sign. */
const MAX_BIGINT_CHARACTERS = 20;

const CHECKS: Readonly<Record<string, CellCheck>> = {
  boolean: (text) => BOOLEAN.test(text),
  tinyint: integerCheck(8),
  smallint: integerCheck(16),
  int: integerCheck(32),
  bigint: integerCheck(64),
  float: (text) => FLOATING.test(text) && Number.isFinite(Math.fround(Number(text))),
  double: (text) => FLOATING.test(text) && Number.isFinite(Number(text)),
  date: isDate,
  timestamp: isTimestamp,
};

function integerCheck(bits: number): CellCheck {
  const bound = 2n ** BigInt(bits - 1);
  const boundAsNumber = Number(bound);
  return (text) => {
    if (!INTEGER.test(text)) return false;
    if (text.length <= SAFE_DIGITS) {
      const value = Number(text);
      return value >= -boundAsNumber && value < boundAsNumber;
    }
    // BigInt does not accept a plus sign, and its time grows with the square of the digits.
    const digits = text.replace(/^(-?)\+?0*(?=\d)/, '$1');
    if (digits.length > MAX_BIGINT_CHARACTERS) return false;
    const value = BigInt(digits);
    return value >= -bound && value < bound;
  };
}
