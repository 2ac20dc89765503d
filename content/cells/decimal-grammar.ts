
/** The digits before the point are bounded: Spark reads a decimal in a time that grows with the square of its length. */
const PLAIN = /^[+-]?(?=\.?\d)(\d{0,1000})(?:\.(\d*))?$/;
const SCIENTIFIC = /^[+-]?(?=\.?\d)(\d{0,1000})(?:\.(\d{0,1000}))?[eE]([+-]?\d{1,3})$/;
const MOST_TRAILING_ZEROS = 1000;
/** Of the widest decimal. */
const MOST_DIGITS = 38;

/** Whether a text is a value of decimal(p,s): one whose digits would be cut is none. */
export function decimalCheck(precision: number, scale: number): (text: string) => boolean {
  const plainest = fastPatternOf(precision - scale, scale);
  return (text) => {
    // Of most values no more has to be known.
    if (plainest?.test(text)) return true;
    const plain = PLAIN.exec(text);
    const [, whole, fraction = '', exponentText = '0'] = plain ?? SCIENTIFIC.exec(text) ?? [];
    if (whole === undefined) return false;
    if (plain && fraction.length > scale + MOST_TRAILING_ZEROS) return false;
    const exponent = Number(exponentText);
    const digits = whole + fraction;
    const significant = digits.replace(/^0+/, '');
    // Of 0, too, Spark takes no exponent that would make it longer than a decimal can be.
    if (significant === '') return exponent - fraction.length < MOST_DIGITS;
    const neededScale = fraction.length - exponent - (digits.length - stripTrailingZeros(digits).length);
    return neededScale <= scale && significant.length - fraction.length + exponent <= precision - scale;
  };
}

function fastPatternOf(wholeDigits: number, fractionDigits: number): RegExp | undefined {
  if (wholeDigits === 0) return undefined;
  const fraction = fractionDigits > 0 ? `(?:\\.\\d{1,${fractionDigits}})?` : '';
  return new RegExp(`^-?\\d{1,${wholeDigits}}${fraction}$`);
}

/** By a loop: the time of a pattern grows with the square of the zeros. */
export function stripTrailingZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits[end - 1] === '0') end--;
  return digits.slice(0, end);
}
