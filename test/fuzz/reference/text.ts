import { ReferenceRejection } from './reference-result';
import type { EncodingName } from '../../../src/contract/dialect';
import { decodeWindows1252 } from '../../content/corpus/windows-1252';

/** Returns the text of a file without its byte order mark. */
export function decode(content: Uint8Array, encoding: EncodingName): string {
  const text = isSingleByte(encoding) ? decodeSingleBytes(content, encoding) : decodeUnicode(content, encoding);
  // csv-parse reads NUL as any other character, but Spark reads it as null, and Athena as the end.
  if (text.includes('\0')) throw new ReferenceRejection('NUL');
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

function isSingleByte(encoding: EncodingName): boolean {
  return encoding === 'ISO-8859-1' || encoding === 'windows-1252';
}

function decodeUnicode(content: Uint8Array, encoding: EncodingName): string {
  const isMarkedLittle = content[0] === 0xff && content[1] === 0xfe;
  const isMarkedBig = content[0] === 0xfe && content[1] === 0xff;
  if (encoding === 'UTF-16' && content.length > 0 && !isMarkedLittle && !isMarkedBig) throw new ReferenceRejection('no byte order mark');
  // U+FFFE is not a character, but TextDecoder accepts it.
  if ((encoding === 'UTF-16LE' && isMarkedBig) || (encoding === 'UTF-16BE' && isMarkedLittle)) throw new ReferenceRejection('the other byte order mark');
  const label = encoding === 'UTF-16' ? (isMarkedBig ? 'UTF-16BE' : 'UTF-16LE') : encoding;
  return strictly(label, content);
}

/** Decodes a single-byte encoding without a TextDecoder, which accepts every byte as a character, and loses some characters in Node.js 20. */
function decodeSingleBytes(content: Uint8Array, encoding: EncodingName): string {
  const bytes = Buffer.from(content).toString('latin1');
  if ((encoding === 'ISO-8859-1' ? /[\x80-\x9f]/ : /[\x81\x8d\x8f\x90\x9d]/).test(bytes)) throw new ReferenceRejection(`not ${encoding}`);
  if (bytes.startsWith('\xef\xbb\xbf')) throw new ReferenceRejection('the byte order mark of UTF-8');
  return encoding === 'ISO-8859-1' ? bytes : decodeWindows1252(Buffer.from(content));
}

function strictly(label: string, content: Uint8Array): string {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    throw new ReferenceRejection(`not ${label}`);
  }
}
