import * as path from 'node:path';
import type { Options } from './command-line';
import { csvDialectOf, dialectOf } from './dialect-of';
import { oneOf } from './option-values';
import { readSchema } from './read-schema';
import { UsageError } from './usage-error';
import type { CheckedFileType } from '../lambda-src/validate-file/checked-file-type';
import type { ContentFormat, FileTypeSpec } from '../src/contract/file-type-spec';

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
