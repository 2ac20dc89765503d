import fc from 'fast-check';
import { cellCheckOf } from '../../content/cells/cell-grammar';
import { TYPED_CELLS } from '../content/generated/typed-cells';

/** Cells of a type, and whether the validator accepts each of them as a value. */
export interface CheckedCells {
  readonly type: string;
  readonly cells: (readonly [text: string, accepted: boolean])[];
}

const TRIES_OF_EACH = 3;

/** Generates this number of different cells of each type, or fewer if a type has fewer. About one in five is surely a value. */
export function generatedCells(seed: number, count: number): CheckedCells[] {
  return Object.entries(TYPED_CELLS).map(([type, { valid, hostile }]) => {
    const cell = fc.oneof({ weight: 1, arbitrary: valid }, { weight: 4, arbitrary: hostile });
    const check = cellCheckOf(type)!;
    const texts = [...new Set(fc.sample(cell, { seed, numRuns: count * TRIES_OF_EACH }))].slice(0, count);
    return { type, cells: texts.map((text) => [text, check(text)] as const) };
  });
}
