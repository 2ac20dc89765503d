import fc from 'fast-check';
import { Utf8Source } from '../../../content/text/utf8-source';

/** Returns the length of the longest prefix that is UTF-8 text without NUL, according to the decoder of Node.js. */
function cleanPrefix(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  for (let length = bytes.length; length > 0; length--) {
    try {
      if (!decoder.decode(bytes.subarray(0, length)).includes('\0')) return length;
    } catch {
      // A shorter prefix may be valid.
    }
  }
  return 0;
}

// Bytes on both sides of each rule of RFC 3629, section 4.
const byte = fc.constantFrom(
  0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef,
  0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff,
);

test('finds the first byte that Node.js does not decode', () => {
  const content = fc.oneof(fc.uint8Array({ maxLength: 12 }), fc.array(byte, { maxLength: 8 }).map((bytes) => Uint8Array.from([0x61, ...bytes])));
  fc.assert(fc.property(content, fc.integer({ min: 1, max: 5 }), (bytes, chunkSize) => {
    const check = new Utf8Source();
    for (let start = 0; start < bytes.length; start += chunkSize) check.read(bytes.slice(start, start + chunkSize));
    check.end();
    expect(check.cleanEnd).toBe(cleanPrefix(bytes));
    expect(check.problem?.at).toBe(check.cleanEnd === bytes.length ? undefined : check.cleanEnd);
  }), { seed: 3629, numRuns: 5_000 });
});
