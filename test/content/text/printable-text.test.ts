import fc from 'fast-check';
import { displayText, quoted, quotedBytes } from '../../../content/text/printable-text';

test.each([
  ['a value', 'Zürich 😀', '"Zürich 😀"'],
  ['controls', 'a\n\t\u0085', '"a\\u{a}\\u{9}\\u{85}"'],
  ['bidirectional overrides', '\u202etxt.\u2066', '"\\u{202e}txt.\\u{2066}"'],
  ['invisible characters', 'a\u200bb\ufeff', '"a\\u{200b}b\\u{feff}"'],
  ['half of a surrogate pair', 'a\ud83d', '"a\\u{d83d}"'],
  ['only the beginning of long text', 'x'.repeat(61), `"${'x'.repeat(60)}…"`],
])('shows %s', (_name, text, shown) => {
  expect(quoted(text)).toBe(shown);
});

test('never cuts a character in two', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
    const bytes = Buffer.from(text);
    expect(quotedBytes(bytes, 0, bytes.length)).toBe(quoted(bytes.toString()));
    expect(quoted(text)).not.toMatch(/\p{Cc}|\p{Cs}/u);
    expect(quoted(text).length).toBeLessThan(500);
  }), { seed: 1, numRuns: 300 });
});

test.each([
  ['a\r\nb', 'a b'],
  ['\u202egpj.exe', 'gpj.exe'],
  ['  padded\u0000  ', 'padded'],
  ['größe 数据', 'größe 数据'],
  ['half \ud83d', 'half \ufffd'],
  ['abcdefghijklm', 'abcdefghi...'],
  ['12345678😀0123', '12345678...'],
])('%j is shown on a line of 12 as %j', (text, expected) => {
  expect(displayText(text, 12)).toBe(expected);
});

test('any text is displayed on one line that is not too long and has no half characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\u202e', '😀', '\ud83d', '\ude00', '\u0085', '\u2028') }), fc.integer({ min: 4, max: 30 }), (text, length) => {
      const shown = displayText(text, length);
      expect(shown.length).toBeLessThanOrEqual(length);
      expect(shown).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}\u202e]/u);
    }),
  );
});
