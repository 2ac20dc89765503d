import fc from 'fast-check';

/**
 * Texts that readers often get wrong: separators of every kind, spaces that are trimmed, marks that vanish, characters of 2 to 4 bytes, and words with
 * a special meaning.
 */
const PIECES = [
  'a', 'b', '1', '0', '.', ' ', '  ', '\t', ',', ';', '|', ':', '"', '""', '\'', '\\', '/', '#', '-', '\n', '\r', '\r\n', '\ufeff', '\u00a0', '\u2028', '\u0085',
  '\u000b', '\u001f', '\u007f', '\u200b', 'é', 'e\u0301', '日本', '€', '😀', '\ufffd', '\u{10ffff}', 'NULL', '\\N', 'null', 'NaN', '00123', '{', '}', '[', ']', '\\u0041',
];

const piece = fc.constantFrom(...PIECES);

/** Generates text of a few pieces, and sometimes of so many that they fill a block of 64 bytes. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 12, arbitrary: fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join('')) },
  { weight: 6, arbitrary: fc.constantFrom('x', 'plain text', 'Zürich', '12', '3.50', '2024-01-05', 'true') },
  { weight: 2, arbitrary: fc.array(piece, { minLength: 20, maxLength: 60 }).map((pieces) => pieces.join('')) },
  { weight: 1, arbitrary: fc.integer({ min: 50, max: 200 }).map((length) => 'x'.repeat(length)) },
);
