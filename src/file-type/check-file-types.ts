import { Token } from 'aws-cdk-lib';
import type { FileType } from './file-type';
import { LIMITS } from '../contract/limits';

/** Throws an error if the file types are too many or too large for a pipeline, or if two of them have the same name or the same match. */
export function checkFileTypes(fileTypes: FileType[]): void {
  if (fileTypes.length === 0) {
    throw new Error('fileTypes is empty, so every file would be rejected: add a file type, or remove fileTypes to accept csv, json and jsonLines');
  }
  if (fileTypes.length > LIMITS.fileTypes) {
    throw new Error(`there are ${fileTypes.length} file types, but at most ${LIMITS.fileTypes} are possible: move some of them to another pipeline`);
  }
  const bytes = Buffer.byteLength(JSON.stringify(fileTypes.map(({ _spec }) => _spec)));
  if (bytes > LIMITS.fileTypesBytes) {
    throw new Error(
      `the file types and their schemas take ${bytes} bytes of the state machine definition, but at most ${LIMITS.fileTypesBytes} are possible: ` +
      'declare fewer columns, or move some file types to another pipeline');
  }
  const names = new Set<string>();
  const matches = new Map<string, string>();
  for (const { name, _spec } of fileTypes) {
    if (names.has(name)) {
      throw new Error(`two file types have the name "${name}": give one of them another name`);
    }
    names.add(name);
    for (const { prefix, suffix } of _spec.match) {
      if (Token.isUnresolved(prefix) || Token.isUnresolved(suffix)) continue;
      const match = JSON.stringify([prefix, suffix]);
      const other = matches.get(match);
      if (other !== undefined) {
        throw new Error(
          `the file types "${other}" and "${name}" both match the prefix "${prefix}" and the suffix "${suffix}": change the match of one of them`);
      }
      matches.set(match, name);
    }
  }
}
