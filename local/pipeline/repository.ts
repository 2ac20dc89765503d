import * as path from 'node:path';

/** The root folder of this repository. */
export const REPOSITORY = path.resolve(__dirname, '../..');

export function inRepository(...parts: string[]): string {
  return path.join(REPOSITORY, ...parts);
}
