/** The digits before the point are limited, because the time in which Spark reads a decimal grows with the square of its length. */
const PLAIN = /^[+-]?(?=\.?\d)(\d{0,1000})(?:\.(\d*))?$/;
const SCIENTIFIC = /^[+-]?(?=\.?\d)(\d{0,1000})(?:\.(\d{0,1000}))?[eE]([+-]?\d{1,3})$/;
const MAX_TRAILING_ZEROS = 1000;
/** The digits of the widest decimal. */
const MAX_DIGITS = 38;

/** Returns the check for the cells of decimal(p,s). A value that has more digits than the type is rejected, not rounded. */
export function decimalCheck(precision: number, scale: number): (text: string) => boolean {
  const simplePattern = createSimplePattern(precision - scale, scale);
  return (text) => {
    // Most values match the simple pattern.
    if (simplePattern?.test(text)) return true;
    const plain = PLAIN.exec(text);
    const [, whole, fraction = '', exponentText = '0'] = plain ?? SCIENTIFIC.exec(text) ?? [];
    if (whole === undefined) return false;
    if (plain && fraction.length > scale + MAX_TRAILING_ZEROS) return false;
    const exponent = Number(exponentText);
    const digits = whole + fraction;
    const significant = digits.replace(/^0+/, '');
    // Spark does not accept an exponent that would make a number longer than a decimal can be, even if the number is 0.
    if (significant === '') return exponent - fraction.length < MAX_DIGITS;
    const neededScale = fraction.length - exponent - (digits.length - stripTrailingZeros(digits).length);
    return neededScale <= scale && significant.length - fraction.length + exponent <= precision - scale;
  };
}

/** Returns a pattern for numbers that certainly fit, or undefined if none could have a digit before the point. */
function createSimplePattern(wholeDigits: number, fractionDigits: number): RegExp | undefined {
  if (wholeDigits === 0) return undefined;
  const fraction = fractionDigits > 0 ? `(?:\\.\\d{1,${fractionDigits}})?` : '';
  return new RegExp(`^-?\\d{1,${wholeDigits}}${fraction}$`);
}

/** Removes trailing zeros. It uses a loop, because the time of a regular expression would grow with the square of the zeros. */
export function stripTrailingZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits[end - 1] === '0') end--;
  return digits.slice(0, end);
}
