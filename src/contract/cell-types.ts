/** What the text of a cell can be cast to, beside decimal(p,s): as the Glue Data Catalog names it. */
export const SIMPLE_CELL_TYPES = ['string', 'boolean', 'tinyint', 'smallint', 'int', 'bigint', 'float', 'double', 'date', 'timestamp'];

const DECIMAL_DIGITS = 38;

/** Of `decimal(p)` and `decimal(p,s)`; undefined for any other type. */
export function decimalOf(type: string): { readonly precision: number; readonly scale: number } | undefined {
  const decimal = /^decimal\((\d+)(?:,\s*(\d+))?\)$/.exec(type);
  return decimal ? { precision: Number(decimal[1]), scale: Number(decimal[2] ?? 0) } : undefined;
}

export function isDecimal({ precision, scale }: { readonly precision: number; readonly scale: number }): boolean {
  return precision >= 1 && precision <= DECIMAL_DIGITS && scale <= precision;
}
