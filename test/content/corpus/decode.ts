import { constants, gunzipSync } from 'node:zlib';
import type { CorpusCase } from './corpus-case';
import { decodeWindows1252 } from './windows-1252';
import { fileTypeOf } from '../support/verdict-of';

/** The bytes of a file's text, decompressed; of one that is cut off, those that are there. */
export function textBytes({ fileType, content }: CorpusCase): Buffer {
  const bytes = Buffer.from(content as Buffer);
  return fileTypeOf(fileType).dialect.compression === 'gzip' ? gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }) : bytes;
}

/** The text of a file, its byte order mark included; what is no character is replaced. */
export function decode(bytes: Buffer, { fileType }: CorpusCase): string {
  const { encoding } = fileTypeOf(fileType).dialect;
  switch (encoding) {
    // A TextDecoder takes the name for the one of windows-1252.
    case 'ISO-8859-1': return bytes.toString('latin1');
    case 'windows-1252': return decodeWindows1252(bytes);
    case 'UTF-16': return textDecoder(bytes[0] === 0xfe ? 'UTF-16BE' : 'UTF-16LE').decode(bytes);
    default: return textDecoder(encoding).decode(bytes);
  }
}

function textDecoder(encoding: string): InstanceType<typeof TextDecoder> {
  return new TextDecoder(encoding, { ignoreBOM: true });
}
