import type { ColumnSpec } from '../../src/contract/file-type-spec';
import type { JsonMember } from '../records/json/json-record-handler';
import { ContentProblem } from '../text/content-problem';
import { quoted } from '../text/printable-text';

export function duplicateKey(name: string, { keyStart, keyEnd }: JsonMember): ContentProblem {
  return new ContentProblem('DUPLICATE_KEY', `an object has the key ${quoted(name)} twice`, keyStart - 1, keyEnd);
}

export function unknownKey(name: string, { keyStart, keyEnd }: JsonMember): ContentProblem {
  return new ContentProblem('SCHEMA_MISMATCH', `the schema has no column ${quoted(name)}`, keyStart - 1, keyEnd);
}

/** It would be left out, and its column be empty. */
export function keyInOtherCase(name: string, declared: string, { keyStart, keyEnd }: JsonMember): ContentProblem {
  const message = `the key ${quoted(name)} is the column ${quoted(declared)} of the schema in another case: write it as the schema does`;
  return new ContentProblem('SCHEMA_MISMATCH', message, keyStart - 1, keyEnd);
}

/** Found at the value's end: a record that has become too large before that is told as such, however it is cut. */
export function valueTooLarge(member: JsonMember, fieldBytes: number): ContentProblem {
  const { name, valueStart, valueEnd } = member;
  return new ContentProblem('FIELD_TOO_LARGE', `the value of ${quoted(name)} is larger than ${fieldBytes} bytes: is a quote missing?`, valueStart, valueEnd - 1);
}

/** @param text of the value, as the job would get it */
export function castFailed({ name, type }: ColumnSpec, text: string, { valueStart, valueEnd }: JsonMember): ContentProblem {
  const message = `${quoted(text)} in the column ${quoted(name)} is no ${type}: correct the file, or declare the column as string`;
  return new ContentProblem('CAST_FAILED', message, valueStart, valueEnd - 1);
}
