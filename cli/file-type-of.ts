import * as path from 'node:path';
import { type Options, UsageError } from './command-line';
import { checkNames, oneOf, wholeNumber } from './option-values';
import { readSchema } from './read-schema';
import type { ContentLimits, CsvDialectSpec, DialectSpec } from '../src/contract/dialect';
import { isDelimiter, isNullMarker, isQuote } from '../src/contract/dialect-rules';
import type { CheckedFileType, ContentFormat, FileTypeSpec } from '../src/contract/file-type-spec';
import { DEFAULT_CONTENT_LIMITS, LIMITS } from '../src/contract/limits';

const FORMATS = new Map<string, ContentFormat>([
  ['csv', 'csv'], ['tsv', 'csv'], ['json', 'json'], ['jsonl', 'jsonLines'], ['ndjson', 'jsonLines'],
]);
const SCHEMA_MATCHES = new Map([['exact', 'exact'], ['any-order', 'anyOrder'], ['allow-extra', 'allowExtra']] as const);
const CAST_FAILURES = ['fail', 'null'] as const;

/** What is for one format only. */
const OPTIONS_OF = {
  CSV: ['delimiter', 'quote', 'no-header', 'columns', 'null-marker', 'infer-types'],
  JSON: ['max-nesting-depth'],
} as const;

/** The file type that the options and, where they say nothing, the name of the file make. @throws UsageError */
export function fileTypeOf(file: string, options: Options): CheckedFileType {
  const suffix = path.extname(file.toLowerCase().replace(/\.gz$/, '')).slice(1);
  const format = FORMATS.get(options.type?.toLowerCase() ?? suffix);
  if (format === undefined) {
    throw new UsageError(options.type === undefined
      ? `the name ${JSON.stringify(file)} does not tell the type: give --type csv, json or jsonl`
      : `--type is "${options.type}": give csv, json or jsonl`);
  }
  refuseOptionsOf(format === 'csv' ? 'JSON' : 'CSV', options);
  const processingDate = !options['no-processing-date'];
  const schema = options.schema === undefined ? undefined : readSchema(options.schema, processingDate);
  if (options['infer-types'] && schema) throw new UsageError('--infer-types is for files without a schema: leave one of the two out');
  if (options['schema-match'] !== undefined && options['no-header']) throw new UsageError('--schema-match is about a header: leave it, or --no-header, out');
  for (const option of ['schema-match', 'on-cast-failure'] as const) {
    if (options[option] !== undefined && !schema) throw new UsageError(`--${option} is about a schema: give --schema too`);
  }
  const type: Omit<FileTypeSpec, 'format' | 'dialect'> = {
    name: path.basename(file),
    match: [],
    ...(schema && { schema }),
    schemaMatch: SCHEMA_MATCHES.get(oneOf('schema-match', options['schema-match'] ?? 'exact', [...SCHEMA_MATCHES.keys()]))!,
    inferTypes: options['infer-types'],
    allowEmpty: options['allow-empty'],
    onCastFailure: oneOf('on-cast-failure', options['on-cast-failure'] ?? 'fail', CAST_FAILURES),
    processingDate,
  };
  const dialect = dialectOf(options);
  return format === 'csv'
    ? { ...type, format, dialect: csvDialectOf(dialect, options, suffix === 'tsv' || options.type?.toLowerCase() === 'tsv' ? '\t' : ',', schema !== undefined) }
    : { ...type, format, dialect };
}

function refuseOptionsOf(format: keyof typeof OPTIONS_OF, options: Options): void {
  const option = OPTIONS_OF[format].find((name) => options[name] !== undefined && options[name] !== false);
  if (option !== undefined) throw new UsageError(`--${option} is for ${format}: leave it out, or check these files on their own`);
}

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
