import type { SimdScanner } from './simd-scanner';
import { decimalOf } from '../../src/contract/cell-types';

/** A type as content/wasm/cell-values.ts has it: its kind, and the bits of an integer or the digits of a decimal before and after its point. */
type ModuleType = readonly [kind: number, first: number, second: number];

/** Every text is a value. */
const TEXT: ModuleType = [0, 0, 0];
const DECIMAL = 3;

const TYPES: Readonly<Record<string, ModuleType>> = {
  boolean: [1, 0, 0],
  tinyint: [2, 8, 0],
  smallint: [2, 16, 0],
  int: [2, 32, 0],
  bigint: [2, 64, 0],
  float: [4, 0, 0],
  double: [4, 0, 0],
  date: [5, 0, 0],
  timestamp: [6, 0, 0],
};

/**
 * Sets the type of a column whose cells the module checks.
 *
 * @param type the name of the type, or undefined if every text is accepted
 * @returns false if the module has no room for the column
 */
export function setCellType({ exports }: SimdScanner, column: number, type: string | undefined): boolean {
  return exports.setCellType(column, ...moduleType(type)) !== 0;
}

function moduleType(type = 'string'): ModuleType {
  const decimal = decimalOf(type);
  return decimal ? [DECIMAL, decimal.precision - decimal.scale, decimal.scale] : TYPES[type] ?? TEXT;
}
