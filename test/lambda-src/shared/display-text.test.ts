import fc from 'fast-check';
import { displayText } from '../../../lambda-src/shared/display-text';

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

test('whatever the text, it is one line that is not too long and keeps no half character', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\u202e', '😀', '\ud83d', '\ude00', '\u0085', '\u2028') }), fc.integer({ min: 4, max: 30 }), (text, length) => {
      const shown = displayText(text, length);
      expect(shown.length).toBeLessThanOrEqual(length);
      expect(shown).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}\u202e]/u);
    }),
  );
});
