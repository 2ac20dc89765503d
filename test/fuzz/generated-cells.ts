import fc from 'fast-check';
import { cellCheckOf } from '../../content/cells/cell-grammar';
import { TYPED_CELLS } from '../content/generated/typed-cells';

/** Cells, and whether the validator takes each for a value of the type. */
export interface JudgedCells {
  readonly type: string;
  readonly cells: (readonly [text: string, accepted: boolean])[];
}

const TRIES_OF_EACH = 3;

/** So many different cells of each type, one in five of them a value; fewer of a type that has no more. */
export function generatedCells(seed: number, count: number): JudgedCells[] {
  return Object.entries(TYPED_CELLS).map(([type, { valid, hostile }]) => {
    const cell = fc.oneof({ weight: 1, arbitrary: valid }, { weight: 4, arbitrary: hostile });
    const check = cellCheckOf(type)!;
    const texts = [...new Set(fc.sample(cell, { seed, numRuns: count * TRIES_OF_EACH }))].slice(0, count);
    return { type, cells: texts.map((text) => [text, check(text)] as const) };
  });
}
