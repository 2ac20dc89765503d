import fc from 'fast-check';
import { quoted, quotedBytes } from '../../../../lambda-src/shared/json-records/printable';

test.each([
  ['a value', 'Zürich 😀', '"Zürich 😀"'],
  ['controls', 'a\n\t\u0085', '"a\\u{a}\\u{9}\\u{85}"'],
  ['bidirectional overrides', '\u202etxt.\u2066', '"\\u{202e}txt.\\u{2066}"'],
  ['invisible characters', 'a\u200bb\ufeff', '"a\\u{200b}b\\u{feff}"'],
  ['half of a surrogate pair', 'a\ud83d', '"a\\u{d83d}"'],
  ['more than anyone reads', 'x'.repeat(61), `"${'x'.repeat(60)}…"`],
])('shows %s', (_name, text, shown) => {
  expect(quoted(text)).toBe(shown);
});

test('cuts no character in two', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
    const bytes = Buffer.from(text);
    expect(quotedBytes(bytes, 0, bytes.length)).toBe(quoted(bytes.toString()));
    expect(quoted(text)).not.toMatch(/\p{Cc}|\p{Cs}/u);
    expect(quoted(text).length).toBeLessThan(500);
  }), { seed: 1, numRuns: 300 });
});
