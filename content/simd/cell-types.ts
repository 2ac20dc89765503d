import type { SimdScanner } from './simd-scanner';
import { decimalOf } from '../../src/contract/cell-types';

/** The kinds of types, as in content/wasm/cell-values.ts. */
const KINDS = { text: 0, boolean: 1, integer: 2, decimal: 3, floating: 4, date: 5, timestamp: 6, unknown: 7 };

/** A type as the module has it: its kind; the bits of an integer, or the digits of a decimal before its point; the digits of a decimal after its point. */
type KindOfType = readonly [kind: number, bitsOrWhole?: number, fraction?: number];

const TYPES: Readonly<Record<string, KindOfType>> = {
  string: [KINDS.text],
  boolean: [KINDS.boolean],
  tinyint: [KINDS.integer, 8],
  smallint: [KINDS.integer, 16],
  int: [KINDS.integer, 32],
  bigint: [KINDS.integer, 64],
  float: [KINDS.floating],
  double: [KINDS.floating],
  date: [KINDS.date],
  timestamp: [KINDS.timestamp],
};

/**
 * Sets the type of a column whose cells the module checks. The module accepts no text of a type that it does not know, so that the exact scanner reads it.
 *
 * @param type the name of the type, or undefined if every text is accepted
 * @returns false if the module has no room for the column
 */
export function setCellType({ exports }: SimdScanner, column: number, type = 'string'): boolean {
  const decimal = decimalOf(type);
  const [kind, bitsOrWhole = 0, fraction = 0] = decimal
    ? [KINDS.decimal, decimal.precision - decimal.scale, decimal.scale] as const
    : TYPES[type] ?? [KINDS.unknown];
  return exports.setCellType(column, kind, bitsOrWhole, fraction) !== 0;
}
