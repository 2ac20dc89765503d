import type { Options } from './command-line';
import { checkNames, oneOf, wholeNumber } from './option-values';
import { UsageError } from './usage-error';
import type { ContentLimits, CsvDialectSpec, DialectSpec } from '../src/contract/dialect';
import { isDelimiter, isNullMarker, isQuote } from '../src/contract/dialect-rules';
import { DEFAULT_CONTENT_LIMITS, LIMITS } from '../src/contract/limits';

const ENCODINGS = ['UTF-8', 'ISO-8859-1', 'windows-1252', 'UTF-16', 'UTF-16LE', 'UTF-16BE'] as const;
const COMPRESSIONS = ['auto', 'none', 'gzip'] as const;

/** @throws UsageError */
export function dialectOf(options: Options): DialectSpec {
  const limits: ContentLimits = {
    recordBytes: wholeNumber('max-record-bytes', options, LIMITS.recordBytes) ?? DEFAULT_CONTENT_LIMITS.recordBytes,
    fieldBytes: wholeNumber('max-field-bytes', options, LIMITS.fieldBytes) ?? DEFAULT_CONTENT_LIMITS.fieldBytes,
    nestingDepth: wholeNumber('max-nesting-depth', options, LIMITS.nestingDepth) ?? DEFAULT_CONTENT_LIMITS.nestingDepth,
  };
  const named = ENCODINGS.find((name) => name.toLowerCase() === options.encoding?.toLowerCase()) ?? options.encoding ?? 'UTF-8';
  return { encoding: oneOf('encoding', named, ENCODINGS), compression: oneOf('compression', options.compression, COMPRESSIONS), limits };
}

/** @throws UsageError */
export function csvDialectOf(dialect: DialectSpec, options: Options, defaultDelimiter: string, hasSchema: boolean): CsvDialectSpec {
  const { quote = '"', 'null-marker': nullMarker = '', 'no-header': noHeader } = options;
  const delimiter = options.delimiter === '\\t' ? '\t' : options.delimiter ?? defaultDelimiter;
  if (!isDelimiter(delimiter)) throw new UsageError(`--delimiter is ${JSON.stringify(delimiter)}: give one punctuation character, or "\\t" for a tab`);
  if (!isQuote(quote) || quote === delimiter) throw new UsageError(`--quote is ${JSON.stringify(quote)}: give one punctuation character, not the delimiter`);
  if (options['null-marker'] !== undefined && !isNullMarker(nullMarker, delimiter, quote)) {
    throw new UsageError(`--null-marker is ${JSON.stringify(nullMarker)}: give 1 to ${LIMITS.nullMarkerCharacters} printable characters without delimiter and quote`);
  }
  const columnNames = columnNamesOf(options, hasSchema);
  return { ...dialect, delimiter, quote, header: !noHeader, ...(columnNames && { columnNames }), nullMarker };
}

function columnNamesOf({ columns, 'no-header': noHeader, 'no-processing-date': noProcessingDate }: Options, hasSchema: boolean): string[] | undefined {
  if (columns !== undefined && hasSchema) throw new UsageError('--schema names the columns: leave --columns out');
  if (columns !== undefined && !noHeader) throw new UsageError('--columns names the columns of a file without a header: give --no-header too');
  if (noHeader && columns === undefined && !hasSchema) throw new UsageError('--no-header leaves the columns without names: give --columns or --schema');
  const names = columns?.split(',');
  if (names !== undefined) checkNames('--columns', names, !noProcessingDate);
  return names;
}
