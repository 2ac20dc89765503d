import fc from 'fast-check';
import { verdictOf } from '../verdict-of';

function typeOf(lexemes: string[]): string | undefined {
  const verdict = verdictOf({ format: 'jsonLines' }, lexemes.map((lexeme) => `{"a":${lexeme}}\n`).join(''));
  return verdict.valid ? verdict.facts.columns[0].type : undefined;
}

/** The value of a number as it is written: an integer and a power of ten. */
function exact(lexeme: string): [bigint, bigint] {
  const [mantissa, exponent = '0'] = lexeme.toLowerCase().split('e');
  const [whole, fraction = ''] = mantissa.split('.');
  return [BigInt(whole + fraction), BigInt(exponent) - BigInt(fraction.length)];
}

function areEqual(one: string, other: string): boolean {
  const [a, power] = exact(one);
  const [b, otherPower] = exact(other);
  const least = power < otherPower ? power : otherPower;
  return a * 10n ** (power - least) === b * 10n ** (otherPower - least);
}

const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 20 });
const lexeme = fc.oneof(
  fc.integer().map(String),
  fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map(String),
  fc.bigInt({ min: 2n ** 63n - 3n, max: 2n ** 63n + 3n }).map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => String(value)),
  fc.tuple(fc.constantFrom('', '-'), fc.nat({ max: 99 }), digits, fc.constantFrom('', 'e5', 'E-7', 'e+20', 'e-330', 'e310')).map(([sign, whole, fraction, exponent]) => `${sign}${whole}.${fraction}${exponent}`),
);

test('gives a column of numbers a type that has the value of each as it is written', () => {
  const seen: Record<string, number> = {};
  fc.assert(fc.property(fc.array(lexeme, { minLength: 1, maxLength: 3 }), (lexemes) => {
    const type = typeOf(lexemes)!;
    seen[type] = (seen[type] ?? 0) + 1;
    for (const written of lexemes) {
      if (type === 'bigint') expect(String(BigInt.asIntN(64, BigInt(written)))).toBe(written);
      if (type === 'double') expect(areEqual(String(Number(written)), written)).toBe(true);
    }
  }), { seed: 754, numRuns: 1_000 });
  expect(seen).toEqual({ bigint: expect.any(Number), double: expect.any(Number), string: expect.any(Number) });
});

test.each([
  ['bigint', ['1', 'null', '-9223372036854775808']],
  ['double', ['1', '2.0']],
  ['double', ['1e5']],
  ['double', ['-0', '-0.0']],
  ['double', ['0.1', '1.7976931348623157e308', '5e-324', '2.2250738585072014E-308']],
  ['double', ['123456789012345.6', '0.000', '0e0', '100000000000000000000']],
  ['string', ['9223372036854775808']],
  ['string', ['0.1', '9007199254740993']],
  ['string', ['-0', '9007199254740993']],
  ['string', ['1e400']],
  ['string', ['4e-324']],
  ['string', ['3.14159265358979323846']],
  ['string', ['1', 'true']],
  ['string', ['"1"', '1']],
  ['string', ['[]', 'null']],
  ['string', ['null']],
  ['boolean', ['true', 'null', 'false']],
])('is %s for %j', (type, lexemes) => {
  expect(typeOf(lexemes)).toBe(type);
  expect(typeOf([...lexemes].reverse())).toBe(type);
});
