import type { NarrowestType } from '../columns/narrowest-type';

/** What values are: the bits of wasm/json-records.ts. */
export const NOTHING = 0;
export const BOOLEAN = 1;
export const TEXT = 2;
export const INTEGER = 4;
/** A number that is no bigint. */
export const FRACTION = 8;

export function addKinds(type: NarrowestType, kinds: number): void {
  if (kinds & BOOLEAN) type.addBoolean();
  if (kinds & TEXT) type.addText();
  if (kinds & INTEGER) type.addSafeInteger();
  if (kinds & FRACTION) type.addSafeFraction();
}
