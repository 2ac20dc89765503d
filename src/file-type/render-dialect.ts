import { Size, Token } from 'aws-cdk-lib';
import { DEFAULTS } from '../defaults';
import { checkColumnName } from './column-types';
import type { CsvFileTypeOptions, FileTypeOptions, JsonFileTypeOptions } from './file-type-options';
import type { ContentLimits, CsvDialectSpec, DialectSpec } from '../contract/dialect';
import { isDelimiter, isNullMarker, isQuote } from '../contract/dialect-rules';
import { LIMITS } from '../contract/limits';

export function renderDialect(fileType: string, options: JsonFileTypeOptions): DialectSpec {
  const { encoding = DEFAULTS.encoding, compression = DEFAULTS.compression } = options;
  return { encoding, compression, limits: renderLimits(fileType, options) };
}

export function renderCsvDialect(fileType: string, options: CsvFileTypeOptions, processingDate: boolean): CsvDialectSpec {
  const { delimiter = DEFAULTS.delimiter, quote = DEFAULTS.quote, header = DEFAULTS.header, nullMarker = '' } = options;
  checkCharacters(delimiter, quote);
  checkNullMarker(options.nullMarker, delimiter, quote);
  const columnNames = renderColumnNames(fileType, options, processingDate);
  return { ...renderDialect(fileType, options), delimiter, quote, header, ...(columnNames && { columnNames }), nullMarker };
}

function renderLimits(fileType: string, options: JsonFileTypeOptions): ContentLimits {
  const { maxRecordSize = DEFAULTS.maxRecordSize, maxFieldSize = DEFAULTS.maxFieldSize, maxNestingDepth = DEFAULTS.maxNestingDepth } = options;
  checkWhole(fileType, 'maxNestingDepth', maxNestingDepth, LIMITS.nestingDepth);
  return {
    recordBytes: bytesOf(fileType, 'maxRecordSize', maxRecordSize, LIMITS.recordBytes),
    fieldBytes: bytesOf(fileType, 'maxFieldSize', maxFieldSize, LIMITS.fieldBytes),
    nestingDepth: maxNestingDepth,
  };
}

function bytesOf(fileType: string, option: keyof FileTypeOptions, size: Size, most: number): number {
  if (size.isUnresolved()) {
    throw new Error(`${option} of file type "${fileType}" must be known at synth, got a token: give a literal size`);
  }
  checkWhole(fileType, `${option}, in bytes,`, size.toBytes(), most);
  return size.toBytes();
}

function checkWhole(fileType: string, option: string, value: number, most: number): void {
  if (Token.isUnresolved(value)) return;
  if (!Number.isInteger(value) || value < 1 || value > most) {
    throw new Error(`${option} of file type "${fileType}" is ${value}: give a whole number from 1 to ${most}`);
  }
}

/** What Spark cannot tell from a delimiter, a quote or a line break is refused. */
function checkCharacters(delimiter: string, quote: string): void {
  if (!Token.isUnresolved(delimiter) && !isDelimiter(delimiter)) {
    throw new Error(`the delimiter ${JSON.stringify(delimiter)} must be one ASCII punctuation character or a tab: give ",", ";", "|" or "\\t"`);
  }
  if (!Token.isUnresolved(quote) && !isQuote(quote)) {
    throw new Error(`the quote ${JSON.stringify(quote)} must be one ASCII punctuation character: leave it out for the double quote`);
  }
  if (delimiter === quote) {
    throw new Error(`the delimiter and the quote are both ${JSON.stringify(quote)}: give two different characters`);
  }
}

function checkNullMarker(nullMarker: string | undefined, delimiter: string, quote: string): void {
  if (nullMarker === undefined || Token.isUnresolved(nullMarker)) return;
  if (!isNullMarker(nullMarker, delimiter, quote)) {
    throw new Error(
      `the nullMarker ${JSON.stringify(nullMarker)} must be 1 to ${LIMITS.nullMarkerCharacters} printable characters, without delimiter and quote, no space at ` +
      'either end: give one such as "NULL", or leave it out');
  }
}

function renderColumnNames(fileType: string, options: CsvFileTypeOptions, processingDate: boolean): string[] | undefined {
  const { header = DEFAULTS.header, columnNames, schema } = options;
  const refuse = (what: string, remedy: string) => new Error(`file type "${fileType}" ${what}: ${remedy}`);
  if (header && columnNames) throw refuse('has columnNames and a header', 'set header to false, or leave columnNames out');
  if (columnNames && schema) throw refuse('has columnNames and a schema, which names the columns too', 'leave columnNames out');
  if (!header && !columnNames && !schema) throw refuse('has no header and nothing else that names its columns', 'give columnNames or a schema');
  if (columnNames === undefined) return undefined;
  if (columnNames.length === 0 || columnNames.length > LIMITS.columns) {
    throw refuse(`has ${columnNames.length} columnNames`, `give 1 to ${LIMITS.columns}`);
  }
  const seen = new Map<string, string>();
  columnNames.forEach((name) => checkColumnName(fileType, name, processingDate, seen));
  return [...columnNames];
}
