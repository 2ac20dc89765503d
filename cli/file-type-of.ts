import * as path from 'node:path';
import { type Options, UsageError } from './command-line';
import { checkNames, oneOf, wholeNumber } from './option-values';
import { readSchema } from './read-schema';
import { columnOptionsProblem } from '../src/contract/column-rules';
import { COMPRESSION_SETTINGS, type ContentLimits, type CsvDialectSpec, type DialectSpec, ENCODINGS } from '../src/contract/dialect';
import { characterProblem } from '../src/contract/dialect-rules';
import type { CheckedFileType, ContentFormat, FileTypeSpec } from '../src/contract/file-type-spec';
import { DEFAULT_CONTENT_LIMITS, LIMITS } from '../src/contract/limits';

const FORMATS = new Map<string, ContentFormat>([
  ['csv', 'csv'], ['tsv', 'csv'], ['json', 'json'], ['jsonl', 'jsonLines'], ['ndjson', 'jsonLines'],
]);
const SCHEMA_MATCHES = new Map([['exact', 'exact'], ['any-order', 'anyOrder'], ['allow-extra', 'allowExtra']] as const);
const CAST_FAILURES = ['fail', 'null'] as const;
const COLUMN_OPTIONS = {
  noHeader: '--no-header', columnNames: '--columns', schema: '--schema', schemaMatch: '--schema-match', inferTypes: '--infer-types',
};

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
  const problem = columnOptionsProblem({
    noHeader: options['no-header'],
    columnNames: options.columns !== undefined,
    schema: schema !== undefined,
    schemaMatch: options['schema-match'] !== undefined,
    inferTypes: options['infer-types'],
  }, COLUMN_OPTIONS);
  if (problem !== undefined) throw new UsageError(problem);
  if (options['on-cast-failure'] !== undefined && !schema) throw new UsageError('--on-cast-failure is about a schema: give --schema too');
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
    ? { ...type, format, dialect: csvDialectOf(dialect, options, suffix === 'tsv' || options.type?.toLowerCase() === 'tsv' ? '\t' : ',') }
    : { ...type, format, dialect };
}

function refuseOptionsOf(format: keyof typeof OPTIONS_OF, options: Options): void {
  const option = OPTIONS_OF[format].find((name) => options[name] !== undefined && options[name] !== false);
  if (option !== undefined) throw new UsageError(`--${option} is for ${format}: leave it out, or check these files on their own`);
}

const CHARACTER_OPTIONS = { delimiter: '--delimiter', quote: '--quote', nullMarker: '--null-marker' };

/** @throws UsageError */
function dialectOf(options: Options): DialectSpec {
  const limits: ContentLimits = {
    recordBytes: wholeNumber('max-record-bytes', options, LIMITS.recordBytes) ?? DEFAULT_CONTENT_LIMITS.recordBytes,
    fieldBytes: wholeNumber('max-field-bytes', options, LIMITS.fieldBytes) ?? DEFAULT_CONTENT_LIMITS.fieldBytes,
    nestingDepth: wholeNumber('max-nesting-depth', options, LIMITS.nestingDepth) ?? DEFAULT_CONTENT_LIMITS.nestingDepth,
  };
  const named = ENCODINGS.find((name) => name.toLowerCase() === options.encoding?.toLowerCase()) ?? options.encoding ?? 'UTF-8';
  return { encoding: oneOf('encoding', named, ENCODINGS), compression: oneOf('compression', options.compression, COMPRESSION_SETTINGS), limits };
}

/** @throws UsageError */
function csvDialectOf(dialect: DialectSpec, options: Options, defaultDelimiter: string): CsvDialectSpec {
  const { quote = '"', 'null-marker': nullMarker, 'no-header': noHeader } = options;
  const delimiter = options.delimiter === '\\t' ? '\t' : options.delimiter ?? defaultDelimiter;
  const problem = characterProblem({ delimiter, quote, nullMarker }, CHARACTER_OPTIONS);
  if (problem !== undefined) throw new UsageError(problem);
  const columnNames = options.columns?.split(',');
  if (columnNames) checkNames('--columns', columnNames, !options['no-processing-date']);
  return { ...dialect, delimiter, quote, header: !noHeader, ...(columnNames && { columnNames }), nullMarker: nullMarker ?? '' };
}
