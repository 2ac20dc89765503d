import fc from 'fast-check';

interface TypedCells {
  /** Values of the type. */
  readonly valid: fc.Arbitrary<string>;
  /** Texts that are values of the type, or nearly. */
  readonly hostile: fc.Arbitrary<string>;
}

const digits = (most: number) => fc.array(fc.constantFrom(...'0123456789'), { minLength: 1, maxLength: most }).map((list) => list.join(''));

const joined = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((list) => list.join(''));

const mostly = (weight: number, usual: string, ...others: string[]) =>
  fc.oneof({ weight, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) });

const padded = (min: number, max: number, length: number) => fc.integer({ min, max }).map((value) => String(value).padStart(length, '0'));

/** Characters next to a value that a lax reader would skip or read as a unit. */
const noise = mostly(30, '', ' ', '\t', '\n', '+', '_', 'd', 'L', '\u00a0', '\u0661', '\uff11', '\0', 'x', '\'', '\u2212');

const integer = (...bounds: bigint[]) => ({
  valid: fc.bigInt({ min: -(bounds[0] + 1n), max: bounds[0] }).map(String),
  hostile: fc.oneof(
    joined(noise, mostly(3, '', '-', '+', '--', '+-'), fc.oneof(digits(4), digits(22)), noise),
    fc.constantFrom(...bounds.flatMap((bound) => [bound, bound + 1n, bound + 2n].flatMap((near) => [`${near}`, `-${near}`, `+${near}`, `000${near}`, `${near}.0`]))),
    joined(digits(3), fc.constantFrom('.', '.0', 'e1', 'E0', '.5', ' ', ',0', '_0', 'e', '0x'), noise),
  ),
});

const exponent = joined(mostly(2, 'e', 'E', 'ee', 'e '), mostly(3, '', '-', '+', '--'), fc.oneof(digits(1), digits(2), digits(3), digits(5)));

const decimalNumber = joined(noise, mostly(3, '', '-', '+', ' '), fc.oneof(digits(3), digits(12), fc.constant('')), mostly(2, '.', '', '..', ','),
  fc.oneof(digits(2), digits(6), fc.constant(''), fc.constant('000')), fc.oneof({ weight: 2, arbitrary: fc.constant('') }, { weight: 1, arbitrary: exponent }), noise);

const SPECIAL = ['NaN', 'nan', 'Infinity', '-Infinity', 'Inf', '+inf', '1d', '1D', '1f', '1F', '0x1p3', '0x10', '1e400', '-1e400', '1e39', '3.4028235e38', '3.4028236e38', '1.7976931348623157e308', '1.7976931348623159e308',
  '1e-400', '4.9e-324', '1e-46', '-0', '-0.0', '.', '-.', '.e1', '1.e1', '.5e-1', '', ' ', '1e', 'e1', '1e1.5', '1__0', '3.40282356779733642e38', '3.4028235677973366e38', '1.797693134862315807e308'];

const floating = {
  valid: joined(mostly(3, '', '-', '+'), digits(6), fc.oneof(fc.constant(''), digits(5).map((fraction) => `.${fraction}`)), mostly(3, '', 'e1', 'E-2', 'e+3')),
  hostile: fc.oneof({ weight: 4, arbitrary: decimalNumber }, { weight: 1, arbitrary: fc.constantFrom(...SPECIAL) },
    { weight: 1, arbitrary: joined(digits(320), mostly(1, '', '.'), digits(40)) }, { weight: 1, arbitrary: joined(digits(1), exponent) }),
};

const decimal = (whole: number, scale: number) => ({
  valid: joined(mostly(3, '', '-', '+'), whole === 0 ? fc.constant('0') : digits(whole), fc.oneof(fc.constant(''), scale === 0 ? fc.constant('.0') : digits(scale).map((fraction) => `.${fraction}`))),
  hostile: fc.oneof({ weight: 5, arbitrary: decimalNumber }, { weight: 1, arbitrary: fc.constantFrom(...SPECIAL) },
    { weight: 2, arbitrary: joined(mostly(2, '', '-'), digits(whole + 1), mostly(1, '.', ''), digits(scale + 2), mostly(1, '', '00', '0000')) },
    { weight: 2, arbitrary: joined(digits(whole + 1), mostly(2, '.', ''), digits(scale + 1), fc.constantFrom('e', 'E'), mostly(1, '-', '', '+'), digits(2)) },
    {
      weight: 1, arbitrary: fc.tuple(fc.constantFrom(0, 1, 998, 999, 1000, 1001), fc.constantFrom(0, 1, 999, 1000, 1001), mostly(1, '', 'e1', 'e-1', 'e-999', 'e999', 'e1000'))
        .map(([zeros, places, power]) => `${'0'.repeat(zeros)}1${places === 0 ? '' : `.${'0'.repeat(places)}`}${power}`),
    }),
});

const day = joined(fc.oneof(padded(0, 9999, 4), fc.constantFrom('2024', '2023', '1900', '2000', '1582', '0001', '0000', '0099', '9999', '10000', '24', '-2024', '+2024')), mostly(12, '-', '/', ''),
  fc.oneof({ weight: 6, arbitrary: padded(1, 12, 2) }, { weight: 1, arbitrary: fc.constantFrom('00', '13', '1', '001') }), mostly(12, '-', '/', ''),
  fc.oneof({ weight: 6, arbitrary: padded(1, 31, 2) }, { weight: 1, arbitrary: fc.constantFrom('00', '32', '1', '29', '30', '31', '99') }));

const validDay = joined(padded(1, 9999, 4), fc.constant('-'), padded(1, 12, 2), fc.constant('-'), padded(1, 28, 2));

const clock = joined(padded(0, 25, 2), fc.constant(':'), padded(0, 61, 2), fc.oneof({ weight: 4, arbitrary: padded(0, 61, 2).map((second) => `:${second}`) }, { weight: 1, arbitrary: fc.constantFrom('', ':', ':5') }),
  fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 2, arbitrary: joined(fc.constant('.'), digits(9)) }, { weight: 1, arbitrary: fc.constantFrom('.', '.123456000', '.1234567', ',5', '.0000000', '.5\u0661') }));

const offset = fc.oneof({ weight: 4, arbitrary: fc.constant('') }, { weight: 3, arbitrary: joined(fc.constantFrom('+', '-'), padded(0, 19, 2), mostly(2, ':', ''), padded(0, 61, 2)) },
  { weight: 2, arbitrary: fc.constantFrom('Z', 'z', 'UTC', ' UTC', '+02', '-3', '+18:00', '-18:00', '+18:01', '-18', '+18', '+1800', '+19', ' +01:00', 'Europe/Berlin', '+2:00', '+02:', '\u2212 02:00', 'GMT+1', '+00:00:00', '+-1') });

/** Cells of each type except string. */
export const TYPED_CELLS: Readonly<Record<string, TypedCells>> = {
  'boolean': { valid: fc.constantFrom('true', 'false', 'TRUE', 'False'), hostile: joined(noise, fc.constantFrom('true', 'false', 'tRuE', 'y', 'yes', 't', 'f', 'no', 'n', '1', '0', 'on', '\u017fe', 'fal\u017fe', 'TRUE', '', 'truefalse', 'true\n'), noise) },
  'tinyint': integer(127n),
  'smallint': integer(32_767n, 127n),
  'int': integer(2_147_483_647n, 32_767n),
  'bigint': integer(9_223_372_036_854_775_807n, 2_147_483_647n),
  'float': floating,
  'double': floating,
  'decimal(12,3)': decimal(9, 3),
  'decimal(5)': decimal(5, 0),
  'decimal(38,10)': decimal(28, 10),
  'decimal(38,38)': decimal(0, 38),
  'date': { valid: validDay, hostile: joined(noise, day, mostly(8, '', ' ', 'T', 'T00:00:00', ' 10:30', 'Z')) },
  'timestamp': {
    valid: joined(validDay, fc.constantFrom('', ' 10:30', 'T23:59:59', ' 00:00:00.123456', 'T10:30:00Z', 'T10:30:00.5+02:00', ' 10:30:00-0530')),
    hostile: fc.oneof({ weight: 8, arbitrary: joined(noise, day, mostly(5, 'T', ' ', 't', '  ', ''), clock, offset, noise) }, { weight: 1, arbitrary: day }, { weight: 1, arbitrary: clock }),
  },
};
