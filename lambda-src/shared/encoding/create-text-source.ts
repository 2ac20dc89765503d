import { SingleByteSource } from './single-byte-source';
import type { TextSource } from './text-source';
import { Utf16Source } from './utf16-source';
import { Utf8Source } from './utf8-source';
import type { EncodingName } from '../../../src/contract/dialect';

export function createTextSource(encoding: EncodingName): TextSource {
  switch (encoding) {
    case 'UTF-8': return new Utf8Source();
    case 'ISO-8859-1':
    case 'windows-1252': return new SingleByteSource(encoding);
    default: return new Utf16Source(encoding);
  }
}
