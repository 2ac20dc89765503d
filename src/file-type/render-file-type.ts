import { Token } from 'aws-cdk-lib';
import { NO_FILE_TYPE_FOLDER, type ContentFormat, type CsvDialectSpec, type FileTypeSpec } from '../contract/file-type-spec';
import { NO_FILE_TYPE } from '../contract/metric-names';
import { DEFAULTS } from '../defaults';
import { renderSchema } from './column-types';
import type { CsvFileTypeOptions, CustomFileTypeOptions, FileTypeOptions } from './file-type-options';

export function renderFileType(defaultName: string, format: ContentFormat, suffixes: string[], options: FileTypeOptions): FileTypeSpec {
  const name = checkedName(options.name ?? defaultName);
  const processingDate = options.processingDate ?? DEFAULTS.processingDate;
  const schema = renderSchema(name, options.schema, processingDate);
  return {
    name,
    format,
    match: options.match ? [options.match._render()] : suffixes.map((suffix) => ({ prefix: '', suffix })),
    ...(schema && { schema }),
    allowEmpty: options.allowEmpty ?? DEFAULTS.allowEmpty,
    onCastFailure: options.onCastFailure ?? DEFAULTS.onCastFailure,
    processingDate,
  };
}

export function renderCsvFileType(options: CsvFileTypeOptions): FileTypeSpec {
  return { ...renderFileType('csv', 'csv', ['.csv'], options), dialect: checkedDialect(options) };
}

export function renderCustomFileType({ name, match, job, allowEmpty }: CustomFileTypeOptions): FileTypeSpec {
  if (!job?._readsAnyContent) {
    throw new Error(`the file type "${name}" is custom, but its job is not GlueJob.existing(), and GlueJob.managed() reads csv, json and jsonLines only: give a job of yours`);
  }
  return {
    name: checkedName(name),
    format: 'custom',
    match: [match._render()],
    allowEmpty: allowEmpty ?? DEFAULTS.allowEmpty,
    onCastFailure: DEFAULTS.onCastFailure,
    processingDate: false,
  };
}

/** The name becomes a construct id, a metric dimension and a folder, so it must be known at synth. */
function checkedName(name: string): string {
  if (Token.isUnresolved(name)) {
    throw new Error('the name of a file type must be known at synth, got a token: give a literal name');
  }
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(name)) {
    throw new Error(`the file type name "${name}" must be lower-case letters, digits and hyphens, a letter first, at most 40 characters: rename it`);
  }
  if ([NO_FILE_TYPE, NO_FILE_TYPE_FOLDER].includes(name)) {
    throw new Error(`the file type name "${name}" is what files without a type are counted and quarantined under: rename it`);
  }
  return name;
}

function checkedDialect({ delimiter = DEFAULTS.delimiter, quote = DEFAULTS.quote }: CsvFileTypeOptions): CsvDialectSpec {
  // A letter or digit could stand in any field, Spark trims or drops lines by the other control characters, and takes a backslash for an escape.
  if (!Token.isUnresolved(delimiter) && !/^[\t!-/:-@[\]-`{-~]$/.test(delimiter)) {
    throw new Error(`the delimiter ${JSON.stringify(delimiter)} must be one ASCII punctuation character or a tab: give ",", ";", "|" or "\\t"`);
  }
  if (!Token.isUnresolved(quote) && !/^[!-/:-@[\]-`{-~]$/.test(quote)) {
    throw new Error(`the quote ${JSON.stringify(quote)} must be one ASCII punctuation character: leave it out for the double quote`);
  }
  if (delimiter === quote) {
    throw new Error(`the delimiter and the quote are both ${JSON.stringify(quote)}: give two different characters`);
  }
  return { delimiter, quote };
}
