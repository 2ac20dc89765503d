import fc from 'fast-check';
import type { GeneratedDocument } from './generated-document';
import type { EncodingName } from '../../../src/contract/dialect';

const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();
const marked = (text: string) => (text.startsWith('\ufeff') ? text : `\ufeff${text}`);

const ENCODERS: Readonly<Record<EncodingName, (text: string) => Buffer>> = {
  'UTF-8': Buffer.from,
  'ISO-8859-1': (text) => Buffer.from(text, 'latin1'),
  'windows-1252': (text) => Buffer.from(text.replaceAll('€', '\x80'), 'latin1'),
  'UTF-16': (text) => utf16be(marked(text)),
  'UTF-16LE': (text) => Buffer.from(text, 'utf16le'),
  'UTF-16BE': utf16be,
};

const encoding = fc.oneof(
  { weight: 15, arbitrary: fc.constant<EncodingName>('UTF-8') },
  { weight: 2, arbitrary: fc.constantFrom<EncodingName[]>('ISO-8859-1', 'windows-1252', 'UTF-16', 'UTF-16LE', 'UTF-16BE') },
);

/** Generates a document in one of the encodings that have all its characters, mostly UTF-8. */
export function inAnEncoding(document: fc.Arbitrary<GeneratedDocument>): fc.Arbitrary<GeneratedDocument> {
  return fc.tuple(document, encoding).map(([made, name]) => {
    const text = made.content.toString();
    const isSingleByte = name === 'ISO-8859-1' || name === 'windows-1252';
    if (name === 'UTF-8' || (isSingleByte && !/^[\u0001-\u007f\u00a0-\u00ff]*$/.test(name === 'windows-1252' ? text.replaceAll('€', '') : text))) return made;
    const { fileType } = made;
    return { ...made, fileType: { ...fileType, dialect: { ...fileType.dialect, encoding: name } }, content: ENCODERS[name](text) };
  });
}
