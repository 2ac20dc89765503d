import { Token } from 'aws-cdk-lib';
import type { FileType } from './file-type';
import { LIMITS } from '../contract/limits';

/** What no file type can see alone: names and matches must tell one from another. */
export function checkFileTypes(fileTypes: FileType[]): void {
  if (fileTypes.length === 0) {
    throw new Error('fileTypes is empty, so every file would be rejected: leave it out for csv, json and jsonLines, or give at least one');
  }
  if (fileTypes.length > LIMITS.fileTypes) {
    throw new Error(`there are ${fileTypes.length} file types, at most ${LIMITS.fileTypes} are possible: give some of them a pipeline of their own`);
  }
  const bytes = Buffer.byteLength(JSON.stringify(fileTypes.map(({ _spec }) => _spec)));
  if (bytes > LIMITS.fileTypesBytes) {
    throw new Error(
      `the file types with their schemas take ${bytes} bytes of the workflow's definition, at most ${LIMITS.fileTypesBytes} are possible: ` +
      'declare fewer columns, or give some file types a pipeline of their own');
  }
  const names = new Set<string>();
  const matches = new Map<string, string>();
  for (const { name, _spec } of fileTypes) {
    if (names.has(name)) {
      throw new Error(`two file types are named "${name}": give one of them another name`);
    }
    names.add(name);
    for (const { prefix, suffix } of _spec.match) {
      if (Token.isUnresolved(prefix) || Token.isUnresolved(suffix)) continue;
      const match = JSON.stringify([prefix, suffix]);
      const other = matches.get(match);
      if (other !== undefined) {
        throw new Error(
          `the file types "${other}" and "${name}" both match prefix "${prefix}" and suffix "${suffix}", so neither wins: change the match of one`);
      }
      matches.set(match, name);
    }
  }
}
