import fc from 'fast-check';
import { createSourceOffsets, createTextSource } from '../../../content/text/encodings';
import type { EncodingName } from '../../../src/contract/dialect';
import { decodeWindows1252 } from '../corpus/windows-1252';

interface Read {
  /** The clean text before the problem. */
  readonly text: string;
  readonly code?: string;
}

function read(encoding: EncodingName, bytes: Uint8Array, sizes: readonly number[]): Read {
  const source = createTextSource(encoding);
  const pieces: Uint8Array[] = [];
  for (let start = 0, index = 0; start < bytes.length && source.problem === undefined; start += sizes[index++ % sizes.length]) {
    pieces.push(Buffer.from(source.read(bytes.slice(start, start + sizes[index % sizes.length]))));
  }
  source.end();
  return { text: Buffer.concat(pieces).toString('utf8', 0, source.cleanEnd), code: source.problem?.code };
}

/** Returns the longest clean beginning, according to the decoder of Node.js. */
function cleanPrefix(label: string, bytes: Uint8Array, unit: number): string {
  for (let length = bytes.length - bytes.length % unit; length > 0; length -= unit) {
    try {
      const text = new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, length));
      if (!text.includes('\0')) return text;
    } catch {
      // A shorter prefix may be valid.
    }
  }
  return '';
}

const sizes = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 });

// Units on both sides of each rule of UTF-16.
const unit = fc.constantFrom(0x0000, 0x0041, 0x000a, 0x00e9, 0x2028, 0xd7ff, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xe000, 0xfeff, 0xfffe, 0xffff);
const units = fc.array(fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 0xd7ff }) }, { weight: 1, arbitrary: unit }), { maxLength: 12 });
const utf16 = fc.tuple(units, fc.constantFrom('', '', 'A')).map(([values, odd]) => Buffer.concat([new Uint8Array(Uint16Array.from(values).buffer), Buffer.from(odd)]));

test('UTF-16LE is read as Node.js reads it, up to the same place, however it is cut', () => {
  fc.assert(fc.property(utf16, sizes, (bytes, cuts) => {
    // Only the engine rejects the byte order mark of the other order, Node.js does not.
    fc.pre(!(bytes[0] === 0xfe && bytes[1] === 0xff));
    const { text, code } = read('UTF-16LE', bytes, cuts);
    const expected = cleanPrefix('utf-16le', bytes, 2);
    expect(text).toBe(expected);
    expect(code === undefined).toBe(Buffer.byteLength(expected, 'utf16le') === bytes.length);
  }), { seed: 2781, numRuns: 5_000 });
});

test('UTF-16BE is read like UTF-16LE with swapped bytes, and UTF-16 goes by the byte order mark', () => {
  fc.assert(fc.property(utf16.filter((bytes) => bytes.length % 2 === 0), sizes, (bytes, cuts) => {
    fc.pre(!(bytes[0] === 0xfe && bytes[1] === 0xff) && !(bytes[0] === 0xff && bytes[1] === 0xfe));
    const little = read('UTF-16LE', bytes, cuts);
    const swapped = Buffer.from(bytes).swap16();
    expect(read('UTF-16BE', swapped, cuts)).toEqual(little);
    const marked = { ...little, text: `\ufeff${little.text}` };
    expect(read('UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), bytes]), cuts)).toEqual(marked);
    expect(read('UTF-16', Buffer.concat([Buffer.from([0xfe, 0xff]), swapped]), cuts)).toEqual(marked);
    if (bytes.length > 0) expect(read('UTF-16', bytes, cuts)).toEqual({ text: '', code: 'INVALID_ENCODING' });
  }), { seed: 2781, numRuns: 2_000 });
});

test('ISO-8859-1 is read as Node.js reads it, except NUL and the bytes that are not characters', () => {
  for (let byte = 0; byte < 256; byte++) {
    const expected = byte === 0 ? 'NUL_CHARACTER' : byte >= 0x80 && byte <= 0x9f ? 'INVALID_ENCODING' : undefined;
    const bytes = Uint8Array.from([0x61, byte, 0x62]);
    expect(read('ISO-8859-1', bytes, [1])).toEqual({ text: expected ? 'a' : Buffer.from(bytes).toString('latin1'), code: expected });
  }
});

test('windows-1252 is read as its code page says, except NUL and the five bytes that are not characters', () => {
  for (let byte = 0; byte < 256; byte++) {
    const expected = byte === 0 ? 'NUL_CHARACTER' : [0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte) ? 'INVALID_ENCODING' : undefined;
    const bytes = Buffer.from([0x61, byte, 0x62]);
    expect(read('windows-1252', bytes, [1])).toEqual({ text: expected ? 'a' : decodeWindows1252(bytes), code: expected });
  }
});

test.each(['ISO-8859-1', 'windows-1252'] as const)('the byte order mark of UTF-8 is not text of %s, however it is cut, but its first two bytes are', (encoding) => {
  for (const cuts of [[1], [2], [3], [9]]) {
    expect(read(encoding, Buffer.from('\ufeffa'), cuts)).toEqual({ text: '', code: 'INVALID_ENCODING' });
    expect(read(encoding, Uint8Array.from([0xef, 0xbb]), cuts)).toEqual({ text: 'ï»', code: undefined });
    expect(read(encoding, Uint8Array.from([0xef, 0xbb, 0x61]), cuts)).toEqual({ text: 'ï»a', code: undefined });
  }
});

const ENCODERS = [
  ['ISO-8859-1', (text: string) => Buffer.from(text, 'latin1')],
  ['UTF-16LE', (text: string) => Buffer.from(text, 'utf16le')],
  ['UTF-16BE', (text: string) => Buffer.from(text, 'utf16le').swap16()],
  ['UTF-8', (text: string) => Buffer.from(text)],
] as const;

test.each(ENCODERS)('an offset in the text is mapped to the same character in %s', (encoding, encode) => {
  const characters = fc.array(fc.constantFrom(...(encoding === 'ISO-8859-1' ? ['a', 'é', '\n', 'ÿ'] : ['a', 'é', '€', '\u{1f600}', '\n'])), { minLength: 1, maxLength: 20 });
  fc.assert(fc.property(characters, fc.nat(), fc.nat(), (all, first, second) => {
    const [advanced, place] = [first % all.length, second % all.length].sort((left, right) => left - right);
    const offsets = createSourceOffsets(encoding);
    const text = Buffer.from(all.join(''));
    const [read1, read2] = [advanced, place].map((count) => Buffer.byteLength(all.slice(0, count).join('')));
    offsets.advance(text, read1);
    expect(offsets.offsetOf(text.subarray(read1), read2 - read1, read1)).toBe(encode(all.slice(0, place).join('')).length);
  }), { seed: 2781, numRuns: 500 });
});
