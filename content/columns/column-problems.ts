import type { ColumnSpec } from '../../src/contract/file-type-spec';
import type { JsonMember } from '../records/json/json-record-handler';
import { fieldTooLarge } from '../records/record-limits';
import { ContentProblem } from '../text/content-problem';
import { quoted } from '../text/printable-text';

/** Returns the problem of a cell, or of the value of a JSON member, whose text is not a value of its column's type. */
export function castFailed(text: string, { name, type }: ColumnSpec, at: number, foundAt: number): ContentProblem {
  const message = `${quoted(text)} in the column ${quoted(name)} is not a value of type ${type}: correct the file, or declare the column as string`;
  return new ContentProblem('CAST_FAILED', message, at, foundAt);
}

/** Returns the problem of a record that has a key twice. */
export function duplicateKey(name: string, { keyStart, keyEnd }: JsonMember): ContentProblem {
  return new ContentProblem('DUPLICATE_KEY', `an object has the key ${quoted(name)} twice: rename or remove one of them`, keyStart - 1, keyEnd);
}

/** Returns the problem of a key that is not a column of the schema. */
export function unknownKey(name: string, { keyStart, keyEnd }: JsonMember): ContentProblem {
  return new ContentProblem('SCHEMA_MISMATCH', `the key ${quoted(name)} is not in the schema: remove it, or declare it as a column`, keyStart - 1, keyEnd);
}

/** Returns the problem of an extra key that is a column of the schema in another case. Left out, it would leave that column empty. */
export function keyInOtherCase(name: string, declared: string, { keyStart, keyEnd }: JsonMember): ContentProblem {
  const message = `the key ${quoted(name)} differs from the column ${quoted(declared)} of the schema in case only: write it as in the schema`;
  return new ContentProblem('SCHEMA_MISMATCH', message, keyStart - 1, keyEnd);
}

/** Returns the problem of a value that has more than `fieldBytes` bytes. */
export function valueTooLarge(member: JsonMember, fieldBytes: number): ContentProblem {
  const { name, valueStart, valueEnd } = member;
  return fieldTooLarge(`the value of ${quoted(name)}`, valueStart, valueEnd - 1, fieldBytes);
}
