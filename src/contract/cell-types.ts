/** The types that the text of a cell can be cast to, besides decimal(p,s), by the names of the Glue Data Catalog. */
const SIMPLE_CELL_TYPES = ['string', 'boolean', 'tinyint', 'smallint', 'int', 'bigint', 'float', 'double', 'date', 'timestamp'];

const DECIMAL_DIGITS = 38;

interface Decimal {
  readonly precision: number;
  readonly scale: number;
}

/** Returns how to fix the declared type of a column, or undefined if the text of a cell can be cast to it. */
export function cellTypeProblem(type: string): string | undefined {
  if (SIMPLE_CELL_TYPES.includes(type)) return undefined;
  const decimal = decimalOf(type);
  if (decimal === undefined) return `use one of ${SIMPLE_CELL_TYPES.join(', ')} or decimal(p,s)`;
  return isDecimal(decimal) ? undefined : `use a precision from 1 to ${DECIMAL_DIGITS} and a scale from 0 to the precision`;
}

/** Returns the precision and scale of `decimal(p)` or `decimal(p,s)`, or undefined for any other type. */
export function decimalOf(type: string): Decimal | undefined {
  const decimal = /^decimal\((\d+)(?:,\s*(\d+))?\)$/.exec(type);
  return decimal ? { precision: Number(decimal[1]), scale: Number(decimal[2] ?? 0) } : undefined;
}

function isDecimal({ precision, scale }: Decimal): boolean {
  return precision >= 1 && precision <= DECIMAL_DIGITS && scale <= precision;
}
