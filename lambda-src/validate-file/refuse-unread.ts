import type { FileTypeSpec } from '../../src/contract/file-type-spec';
import { LIMITS } from '../../src/contract/limits';
import type { Reason } from '../../src/contract/reason-codes';
import { displayText } from '../shared/display-text';

export interface Acceptance {
  readonly maxSize: number;
  readonly sourcePrefix: string;
  readonly fileTypes: FileTypeSpec[];
}

/** Why a file is rejected without a look at its content, or undefined if it has to be read. */
export function refuseUnread(size: number, fileType: FileTypeSpec | undefined, { maxSize, sourcePrefix, fileTypes }: Acceptance): Reason | undefined {
  if (!fileType) {
    const accepted = fileTypes.map(({ name, match }) => `${name} (${match.map(({ prefix, suffix }) => `${sourcePrefix}${prefix}*${suffix}`).join(', ')})`).join(', ');
    const message = `the key matches no file type; this pipeline accepts ${accepted}`;
    return { code: 'UNSUPPORTED_TYPE', message: displayText(message, LIMITS.reasonMessageCharacters) };
  }
  if (size > maxSize) {
    return { code: 'TOO_LARGE', message: `the file has ${size} bytes, this pipeline accepts at most ${maxSize}: split it` };
  }
  return refuseEmpty(size, fileType);
}

/** A file of no bytes is told as such, whatever it was to be. */
export function refuseEmpty(size: number, { allowEmpty, format }: Pick<FileTypeSpec, 'allowEmpty' | 'format'>): Reason | undefined {
  if (size > 0 || allowEmpty) return undefined;
  return { code: 'EMPTY', message: `the file has 0 bytes, expected at least one ${format === 'custom' ? 'byte' : 'data row'}` };
}
