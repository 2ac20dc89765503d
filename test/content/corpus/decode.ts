import { constants, gunzipSync } from 'node:zlib';
import type { CorpusCase } from './corpus-case';
import { decodeWindows1252 } from './windows-1252';
import { fileTypeOf } from '../support/verdict-of';

/** Returns the decompressed bytes of a file's text. Of a file that is cut off, it returns the bytes before the cut. */
export function textBytes({ fileType, content }: CorpusCase): Buffer {
  const bytes = Buffer.from(content as Buffer);
  return fileTypeOf(fileType).dialect.compression === 'gzip' ? gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }) : bytes;
}

/** Returns the text of a file with its byte order mark. Invalid bytes become replacement characters. */
export function decode(bytes: Buffer, { fileType }: CorpusCase): string {
  const { encoding } = fileTypeOf(fileType).dialect;
  switch (encoding) {
    // A TextDecoder decodes ISO-8859-1 as windows-1252.
    case 'ISO-8859-1': return bytes.toString('latin1');
    case 'windows-1252': return decodeWindows1252(bytes);
    case 'UTF-16': return textDecoder(bytes[0] === 0xfe ? 'UTF-16BE' : 'UTF-16LE').decode(bytes);
    default: return textDecoder(encoding).decode(bytes);
  }
}

function textDecoder(encoding: string): InstanceType<typeof TextDecoder> {
  return new TextDecoder(encoding, { ignoreBOM: true });
}
