import fc from 'fast-check';
import { excerptAt } from '../../../content/verdict/excerpt';
import { LIMITS } from '../../../src/contract/limits';

const MOST = LIMITS.excerptCharacters;

function excerptOf(text: string, { from = 0, at = text.length, foundAt = at }: { from?: number; at?: number; foundAt?: number }): string {
  return excerptAt(Buffer.from(text), from, at, foundAt);
}

test.each([
  ['the record from its start to where the problem was found', 'id,x\n1,"a"b,c\n', { from: 5, at: 10, foundAt: 11 }, '1,"a"b,'],
  ['as many characters before the place as from it on', `${'x'.repeat(100)}!${'y'.repeat(100)}`, { at: 100, foundAt: 200 }, `${'x'.repeat(MOST / 2)}!${'y'.repeat(MOST / 2 - 1)}`],
  ['more characters after the place if there are fewer before it', `!${'y'.repeat(100)}`, { at: 0, foundAt: 100 }, `!${'y'.repeat(MOST - 1)}`],
  ['characters of four bytes', `${'😀'.repeat(50)}!`, { at: 200 }, `${'😀'.repeat(MOST / 2)}!`],
  ['invisible characters as escapes', 'a\n\u202e\ufeffb', { at: 8 }, 'a\\u{a}\\u{202e}\\u{feff}b'],
  ['no line break at the end', 'a\nb\r\n', { at: 2, foundAt: 4 }, 'a\\u{a}b'],
  ['no half of a character', 'é€😀', { from: 1, at: 5, foundAt: 7 }, '€'],
  ['nothing of an empty file', '', {}, ''],
])('shows %s', (_name, text, place, shown) => {
  expect(excerptOf(text, place)).toBe(shown);
});

test('is printable and short, and does not depend on the bytes after the place where the problem was found', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'é', '€', '😀', '\n', '\u0000', '\u202e', '\ufeff', '"'), minLength: 1, maxLength: 200 });
  fc.assert(fc.property(text, fc.nat(), fc.nat(), fc.string({ unit: 'grapheme', maxLength: 9 }), (content, place, span, rest) => {
    const bytes = Buffer.from(content);
    const at = place % bytes.length;
    const foundAt = Math.min(at + span % 100, bytes.length - 1);
    const excerpt = excerptAt(bytes, 0, at, foundAt);
    expect(excerpt).toMatch(new RegExp(`^[^\\p{Cc}\\p{Cf}\\p{Cs}\\ufffd]{0,${MOST}}$`, 'u'));
    expect(excerptAt(Buffer.concat([bytes, Buffer.from(rest)]), 0, at, foundAt)).toBe(excerpt);
  }), { seed: 80, numRuns: 500 });
});
