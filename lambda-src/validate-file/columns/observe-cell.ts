import { NarrowestType } from './narrowest-type';
import { LIMITS } from '../../../src/contract/limits';

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * What a cell of a CSV column adds to its type: a number is one that is written as in JSON, a boolean `true` or `false`, all else is text. What no
 * type could hold is text, too.
 */
export function observeCell(type: NarrowestType, text: string): void {
  if (text.length > LIMITS.numberCharacters) type.addText();
  else if (text === 'true' || text === 'false') type.addBoolean();
  else if (NUMBER.test(text)) type.addNumber(text);
  else type.addText();
}
