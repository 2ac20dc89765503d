import { type Options, UsageError } from './command-line';
import { columnNamesProblem } from '../src/contract/column-rules';

/**
 * Returns the value if it is one of the known ones.
 *
 * @throws UsageError
 */
export function readChoice<T extends string>(option: string, value: string, known: readonly T[]): T {
  const found = known.find((name) => name === value);
  if (found === undefined) throw new UsageError(`--${option} is "${value}": give one of ${known.join(', ')}`);
  return found;
}

/**
 * Returns the whole number of an option, or undefined if the option is not given.
 *
 * @throws UsageError
 */
export function readWholeNumber(option: 'max-record-bytes' | 'max-field-bytes' | 'max-nesting-depth', options: Options, max: number): number | undefined {
  const text = options[option];
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > max) throw new UsageError(`--${option} is "${text}": give a whole number from 1 to ${max}`);
  return value;
}

/**
 * Checks the names of columns by the rules of the construct.
 *
 * @param where the option or file that has the names, for the error message
 * @throws UsageError
 */
export function checkColumnNames(where: string, names: readonly string[], processingDate: boolean): void {
  const problem = columnNamesProblem(names, processingDate);
  if (problem !== undefined) throw new UsageError(`${where}: ${problem}`);
}
