import * as path from 'node:path';
import { type Options, UsageError } from './command-line';
import { checkColumnNames, readChoice, readWholeNumber } from './option-values';
import { readSchema } from './read-schema';
import { columnOptionsProblem } from '../src/contract/column-rules';
import { COMPRESSION_SETTINGS, ENCODINGS, type ContentLimits, type CsvDialectSpec, type DialectSpec } from '../src/contract/dialect';
import { characterProblem } from '../src/contract/dialect-rules';
import type { CheckedFileType, ContentFormat, FileTypeSpec } from '../src/contract/file-type-spec';
import { DEFAULT_CONTENT_LIMITS, LIMITS } from '../src/contract/limits';

const SCHEMA_MATCHES = new Map([['exact', 'exact'], ['any-order', 'anyOrder'], ['allow-extra', 'allowExtra']] as const);
const CAST_FAILURES = ['fail', 'null'] as const;

/**
 * Returns the file type that the options describe. Without --type, the format is that of the file's name.
 *
 * @throws UsageError
 */
export function resolveFileType(file: string, options: Options): CheckedFileType {
  const { format, isTabSeparated } = resolveFormat(file, options);
  checkOptionsOfFormat(format, options);
  const processingDate = !options['no-processing-date'];
  const schema = options.schema === undefined ? undefined : readSchema(options.schema, processingDate);
  checkColumnOptions(options);
  const type: Omit<FileTypeSpec, 'format' | 'dialect'> = {
    name: path.basename(file),
    match: [],
    ...(schema && { schema }),
    schemaMatch: SCHEMA_MATCHES.get(readChoice('schema-match', options['schema-match'] ?? 'exact', [...SCHEMA_MATCHES.keys()]))!,
    inferTypes: options['infer-types'],
    allowEmpty: options['allow-empty'],
    onCastFailure: readChoice('on-cast-failure', options['on-cast-failure'] ?? 'fail', CAST_FAILURES),
    processingDate,
  };
  const dialect = resolveDialect(options);
  return format === 'csv'
    ? { ...type, format, dialect: resolveCsvDialect(dialect, options, isTabSeparated ? '\t' : ',') }
    : { ...type, format, dialect };
}

const FORMATS = new Map<string, ContentFormat>([
  ['csv', 'csv'], ['tsv', 'csv'], ['json', 'json'], ['jsonl', 'jsonLines'], ['ndjson', 'jsonLines'],
]);

function resolveFormat(file: string, { type }: Options): { readonly format: ContentFormat; readonly isTabSeparated: boolean } {
  const suffix = path.extname(file.toLowerCase().replace(/\.gz$/, '')).slice(1);
  const format = FORMATS.get(type?.toLowerCase() ?? suffix);
  if (format === undefined) {
    throw new UsageError(type === undefined
      ? `the file name ${JSON.stringify(file)} does not show the type of the file: give --type csv, json or jsonl`
      : `--type is "${type}": give csv, json or jsonl`);
  }
  return { format, isTabSeparated: suffix === 'tsv' || type?.toLowerCase() === 'tsv' };
}

const CSV_OPTIONS = ['delimiter', 'quote', 'no-header', 'columns', 'null-marker', 'infer-types'] as const;
const JSON_OPTIONS = ['max-nesting-depth'] as const;

/** Checks that no option of the other format is given. */
function checkOptionsOfFormat(format: ContentFormat, options: Options): void {
  const [otherFormat, others] = format === 'csv' ? ['JSON', JSON_OPTIONS] as const : ['CSV', CSV_OPTIONS] as const;
  const option = others.find((name) => options[name] !== undefined && options[name] !== false);
  if (option !== undefined) throw new UsageError(`--${option} is only for ${otherFormat} files: leave it out, or validate the other files in a command of their own`);
}

const COLUMN_OPTIONS = {
  noHeader: '--no-header', columnNames: '--columns', schema: '--schema', schemaMatch: '--schema-match', inferTypes: '--infer-types',
};

function checkColumnOptions(options: Options): void {
  const problem = columnOptionsProblem({
    noHeader: options['no-header'],
    columnNames: options.columns !== undefined,
    schema: options.schema !== undefined,
    schemaMatch: options['schema-match'] !== undefined,
    inferTypes: options['infer-types'],
  }, COLUMN_OPTIONS);
  if (problem !== undefined) throw new UsageError(problem);
  if (options['on-cast-failure'] !== undefined && options.schema === undefined) {
    throw new UsageError('--on-cast-failure has no effect without --schema: add --schema, or remove --on-cast-failure');
  }
}

function resolveDialect(options: Options): DialectSpec {
  const limits: ContentLimits = {
    recordBytes: readWholeNumber('max-record-bytes', options, LIMITS.recordBytes) ?? DEFAULT_CONTENT_LIMITS.recordBytes,
    fieldBytes: readWholeNumber('max-field-bytes', options, LIMITS.fieldBytes) ?? DEFAULT_CONTENT_LIMITS.fieldBytes,
    nestingDepth: readWholeNumber('max-nesting-depth', options, LIMITS.nestingDepth) ?? DEFAULT_CONTENT_LIMITS.nestingDepth,
  };
  const encoding = ENCODINGS.find((name) => name.toLowerCase() === options.encoding?.toLowerCase()) ?? options.encoding ?? 'UTF-8';
  return { encoding: readChoice('encoding', encoding, ENCODINGS), compression: readChoice('compression', options.compression, COMPRESSION_SETTINGS), limits };
}

const CHARACTER_OPTIONS = { delimiter: '--delimiter', quote: '--quote', nullMarker: '--null-marker' };

function resolveCsvDialect(dialect: DialectSpec, options: Options, defaultDelimiter: string): CsvDialectSpec {
  const { quote = '"', 'null-marker': nullMarker, 'no-header': noHeader } = options;
  const delimiter = options.delimiter === '\\t' ? '\t' : options.delimiter ?? defaultDelimiter;
  const problem = characterProblem({ delimiter, quote, nullMarker }, CHARACTER_OPTIONS);
  if (problem !== undefined) throw new UsageError(problem);
  const columnNames = options.columns?.split(',');
  if (columnNames) checkColumnNames('--columns', columnNames, !options['no-processing-date']);
  return { ...dialect, delimiter, quote, header: !noHeader, ...(columnNames && { columnNames }), nullMarker: nullMarker ?? '' };
}
