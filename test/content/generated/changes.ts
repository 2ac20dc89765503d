import fc from 'fast-check';

/** A change to the bytes of a file at one offset. */
interface Change {
  readonly at: number;
  readonly kind: 'flip' | 'delete' | 'insert' | 'repeat' | 'cut';
  readonly length: number;
  readonly inserted: string;
}

/** Bytes with a meaning in CSV or JSON, or that are not UTF-8, as Latin-1 text. */
const INSERTED = [
  '"', '""', '\'', ',', ';', '\t', '|', '\n', '\r', '\r\n', '\n\n', ' ', '\\', '\\"', '\\u', '\\ud800', '\0', '\xff', '\xc3', '\xed\xa0\x80', '\xc0\xaf', '\xef\xbb\xbf', 'a', '0', '1', '-', '.',
  'e', '{', '}', '[', ']', ':', '{}', '[]', '\u0001', 'null', '/', '#', '\xe2\x80\xa8', 'NaN', '\x80',
];

const change: fc.Arbitrary<Change> = fc.record({
  // Special rules apply to the start of a file.
  at: fc.oneof({ weight: 9, arbitrary: fc.nat() }, { weight: 1, arbitrary: fc.constantFrom(0, 0, 1, 3) }),
  kind: fc.constantFrom('flip', 'delete', 'insert', 'insert', 'insert', 'repeat', 'cut'),
  length: fc.constantFrom(1, 1, 1, 2, 3, 10),
  inserted: fc.constantFrom(...INSERTED),
});

/** One to three changes. A file with many changes is rejected for the first of them, so the others would test nothing. */
export const changes: fc.Arbitrary<Change[]> = fc.array(change, { minLength: 1, maxLength: 3 });

/** Applies changes to the bytes of a file, one after the other. */
export function changed(content: Buffer, list: readonly Change[]): Buffer {
  return list.reduce((bytes, { at, kind, length, inserted }) => {
    const start = bytes.length === 0 ? 0 : at % bytes.length;
    const [before, after] = [bytes.subarray(0, start), bytes.subarray(start)];
    switch (kind) {
      case 'flip': return Buffer.concat([before, after.subarray(0, 1).map((byte) => flipped(byte, at % 8)), after.subarray(1)]);
      case 'delete': return Buffer.concat([before, after.subarray(length)]);
      case 'insert': return Buffer.concat([before, Buffer.from(inserted, 'latin1'), after]);
      case 'repeat': return Buffer.concat([before, after.subarray(0, length), after]);
      case 'cut': return Buffer.from(before);
    }
  }, content);
}

function flipped(byte: number, bit: number): number {
  const value = 2 ** bit;
  return Math.floor(byte / value) % 2 === 0 ? byte + value : byte - value;
}
