import fc from 'fast-check';
import { verdictOf } from '../support/verdict-of';

function typeOf(lexemes: string[]): string | undefined {
  const verdict = verdictOf({ format: 'jsonLines' }, lexemes.map((lexeme) => `{"a":${lexeme}}\n`).join(''));
  return verdict.valid ? verdict.facts.columns[0].type : undefined;
}

function inferredTypeOf(cells: string[]): string | undefined {
  const verdict = verdictOf({ format: 'csv', inferTypes: true }, `a\n${cells.map((cell) => `"${cell}"\n`).join('')}`);
  return verdict.valid ? verdict.facts.columns[0].type : undefined;
}

/** Returns the value of a number as it is written: an integer and a power of ten. */
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

/** Cells that are written as numbers and booleans, or nearly. */
const cell = fc.oneof(
  { weight: 3, arbitrary: lexeme },
  { weight: 1, arbitrary: fc.constantFrom('true', 'false', 'True', '00', '-007', '+1', ' 1', '1 ', '.5', '1.', '1e', '1e+', '-', '--1', '0x1F', 'NaN', 'Infinity', '1_000', '1,5', '١') },
  { weight: 1, arbitrary: fc.constantFrom('true', 'false') },
);

function losesNothing(type: string, written: string): boolean {
  if (type === 'boolean') return /^(true|false)$/.test(written);
  if (type === 'bigint') return /^-?\d+$/.test(written) && String(BigInt.asIntN(64, BigInt(written))) === written;
  if (type === 'double') return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(written) && areEqual(String(Number(written)), written);
  return type === 'string';
}

const columnOf = (arbitrary: fc.Arbitrary<string>) => fc.array(arbitrary, { minLength: 1, maxLength: 3 });

test.each([
  ['JSON', columnOf(lexeme), typeOf, ['bigint', 'double', 'string']],
  ['CSV whose types are inferred', fc.oneof(columnOf(cell), columnOf(fc.constantFrom('true', 'false'))), inferredTypeOf, ['bigint', 'boolean', 'double', 'string']],
] as const)('infers for a column of %s a type that stores each value without loss', (_format, column, typeOfColumn, types) => {
  const seen = new Set<string>();
  fc.assert(fc.property(column, (cells) => {
    const type = typeOfColumn(cells)!;
    seen.add(type);
    expect(cells.filter((written) => !losesNothing(type, written))).toEqual([]);
  }), { seed: 754, numRuns: 1_000 });
  expect([...seen].sort()).toEqual(types);
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
])('infers %s from %j', (type, lexemes) => {
  expect(typeOf(lexemes)).toBe(type);
  expect(typeOf([...lexemes].reverse())).toBe(type);
});
