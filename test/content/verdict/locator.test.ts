import fc from 'fast-check';
import { SimdScanner } from '../../../content/simd/simd-scanner';
import { JAVASCRIPT_COUNTS, Locator, simdCounts, type TextCounts } from '../../../content/verdict/locator';

const TEXT = Buffer.from('a😀é\r\nbc\n\n\u2028x\n');

function expectedAt(offset: number) {
  const lines = TEXT.subarray(0, offset).toString().split('\n');
  return { line: lines.length, column: Array.from(lines.at(-1)!).length + 1 };
}

test('counts lines by line feeds and columns by characters, wherever the reading stopped', () => {
  const starts = [...TEXT.keys()].filter((offset) => TEXT[offset] < 0x80 || TEXT[offset] > 0xbf);
  for (const stop of starts) {
    const locator = new Locator();
    locator.advance(TEXT, stop);
    for (const offset of starts.filter((start) => start >= stop)) {
      expect(locator.locate(TEXT.subarray(stop), offset - stop)).toEqual(expectedAt(offset));
    }
  }
});

const simd = SimdScanner.create()!;
const STORE_BYTES = 4_096;

/** The counts, and the memory for the bytes that they count. */
const PLACES: [string, TextCounts, () => Buffer][] = [
  ['SIMD', simdCounts(simd), () => simd.enlarge(new Uint8Array(), STORE_BYTES)],
  ['JavaScript', JAVASCRIPT_COUNTS, () => Buffer.alloc(STORE_BYTES)],
];

/** LF and the bytes next to it, and the lowest and the highest byte of each kind in UTF-8. */
const byte = fc.constantFrom(0x0a, 0x0a, 0x0a, 0x0b, 0x09, 0x8a, 0x00, 0x2a, 0x7f, 0x80, 0xbf, 0xc0, 0xff);
const bytes = fc.oneof(fc.array(byte, { maxLength: 300 }), fc.uint8Array({ maxLength: 300 }).map((all) => [...all]));

test.each(PLACES)('%s counts the line feeds and characters of any bytes, at any offset', (_name, counts, createStore) => {
  fc.assert(fc.property(bytes, fc.nat({ max: 9 }), fc.nat({ max: 20 }), fc.nat({ max: 20 }), (content, offset, before, after) => {
    const store = createStore().fill(0x0a).subarray(offset);
    store.set(content);
    const start = Math.min(before, content.length);
    const end = Math.max(start, content.length - after);
    const counted = content.slice(start, end);
    expect(counts.lineFeeds(store, start, end)).toBe(counted.filter((value) => value === 0x0a).length);
    expect(counts.characters(store, start, end)).toBe(counted.filter((value) => value < 0x80 || value > 0xbf).length);
  }), { seed: 10, numRuns: 1_000 });
});

test.each(PLACES)('%s counts only the bytes between two offsets', (_name, counts, createStore) => {
  const store = createStore().fill('\n');
  for (const length of [...Array(200).keys(), STORE_BYTES - 1]) {
    expect([counts.lineFeeds(store, 1, 1 + length), counts.characters(store, 1, 1 + length)]).toEqual([length, length]);
  }
});
