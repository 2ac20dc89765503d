import { Size, Token } from 'aws-cdk-lib';
import { DEFAULTS } from '../defaults';
import type { CsvFileTypeOptions, FileTypeOptions, JsonFileTypeOptions } from './file-type-options';
import { checkColumnNames, isKnown } from './render-schema';
import type { ContentLimits, CsvDialectSpec, DialectSpec } from '../contract/dialect';
import { characterProblem } from '../contract/dialect-rules';
import { LIMITS } from '../contract/limits';

/** Returns how the text of JSON files is written, as the handlers read it. */
export function renderDialect(fileType: string, options: JsonFileTypeOptions): DialectSpec {
  const { encoding = DEFAULTS.encoding, compression = DEFAULTS.compression } = options;
  return { encoding, compression, limits: renderLimits(fileType, options) };
}

/** Returns how the text of CSV files is written, as the handlers read it. */
export function renderCsvDialect(fileType: string, options: CsvFileTypeOptions, processingDate: boolean): CsvDialectSpec {
  const { delimiter = DEFAULTS.delimiter, quote = DEFAULTS.quote, header = DEFAULTS.header, columnNames, nullMarker } = options;
  const problem = characterProblem({ delimiter, quote, nullMarker }, { delimiter: 'delimiter', quote: 'quote', nullMarker: 'nullMarker' }, isKnown);
  if (problem !== undefined) throw new Error(`file type "${fileType}": ${problem}`);
  if (columnNames) checkColumnNames(fileType, columnNames, processingDate);
  return {
    ...renderDialect(fileType, options),
    delimiter,
    quote,
    header,
    ...(columnNames && { columnNames: [...columnNames] }),
    nullMarker: nullMarker ?? '',
  };
}

function renderLimits(fileType: string, options: JsonFileTypeOptions): ContentLimits {
  const { maxRecordSize = DEFAULTS.maxRecordSize, maxFieldSize = DEFAULTS.maxFieldSize, maxNestingDepth = DEFAULTS.maxNestingDepth } = options;
  checkWholeNumber(fileType, 'maxNestingDepth', maxNestingDepth, LIMITS.nestingDepth);
  return {
    recordBytes: bytesOf(fileType, 'maxRecordSize', maxRecordSize, LIMITS.recordBytes),
    fieldBytes: bytesOf(fileType, 'maxFieldSize', maxFieldSize, LIMITS.fieldBytes),
    nestingDepth: maxNestingDepth,
  };
}

function bytesOf(fileType: string, option: keyof FileTypeOptions, size: Size, max: number): number {
  if (size.isUnresolved()) {
    throw new Error(`file type "${fileType}": ${option} is not known until deployment: use a literal size`);
  }
  checkWholeNumber(fileType, `${option} in bytes`, size.toBytes(), max);
  return size.toBytes();
}

function checkWholeNumber(fileType: string, option: string, value: number, max: number): void {
  if (Token.isUnresolved(value)) return;
  if (!Number.isInteger(value) || value < 1 || value > max) {
    throw new Error(`file type "${fileType}": ${option} is ${value}: use a whole number from 1 to ${max}`);
  }
}
