import { type Options, UsageError } from './command-line';
import { columnNamesProblem } from '../src/contract/column-rules';

/** @throws UsageError */
export function oneOf<T extends string>(option: string, value: string, known: readonly T[]): T {
  const found = known.find((name) => name === value);
  if (found === undefined) throw new UsageError(`--${option} is "${value}": give one of ${known.join(', ')}`);
  return found;
}

/** @throws UsageError */
export function wholeNumber(option: 'max-record-bytes' | 'max-field-bytes' | 'max-nesting-depth', options: Options, most: number): number | undefined {
  const text = options[option];
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > most) throw new UsageError(`--${option} is "${text}": give a whole number from 1 to ${most}`);
  return value;
}

/** As the construct does. @throws UsageError */
export function checkNames(where: string, names: readonly string[], processingDate: boolean): void {
  const problem = columnNamesProblem(names, processingDate);
  if (problem !== undefined) throw new UsageError(`${where}: ${problem}`);
}
