import { Token } from 'aws-cdk-lib';
import { NO_FILE_TYPE_FOLDER, type FileTypeSpec } from '../contract/file-type-spec';
import { NO_FILE_TYPE } from '../contract/metric-names';
import { DEFAULTS } from '../defaults';
import { renderSchema } from './column-types';
import type { CsvFileTypeOptions, CustomFileTypeOptions, FileTypeOptions, JsonFileTypeOptions } from './file-type-options';
import { renderCsvDialect, renderDialect } from './render-dialect';

type ContentOptions = Omit<FileTypeSpec, 'format' | 'dialect' | 'inferTypes'>;

export function renderJsonFileType(defaultName: string, format: 'json' | 'jsonLines', suffixes: string[], options: JsonFileTypeOptions): FileTypeSpec {
  const content = renderContent(defaultName, suffixes, options);
  return { ...content, format, dialect: renderDialect(content.name, options), inferTypes: false };
}

export function renderCsvFileType(options: CsvFileTypeOptions): FileTypeSpec {
  const content = renderContent('csv', ['.csv'], options);
  const inferTypes = options.inferTypes ?? DEFAULTS.inferTypes;
  if (options.schemaMatch !== undefined && options.header === false) {
    throw new Error(`file type "${content.name}" has schemaMatch, but no header that it is about: the columns of a file without one are those of the schema, so leave it out`);
  }
  if (inferTypes && options.schema) {
    throw new Error(`file type "${content.name}" has a schema, which declares the types, and inferTypes: leave one of them out`);
  }
  return { ...content, format: 'csv', dialect: renderCsvDialect(content.name, options, content.processingDate), inferTypes };
}

function renderContent(defaultName: string, suffixes: string[], options: FileTypeOptions): ContentOptions {
  const name = checkedName(options.name ?? defaultName);
  const processingDate = options.processingDate ?? DEFAULTS.processingDate;
  const schema = renderSchema(name, options.schema, processingDate);
  if (options.schemaMatch !== undefined && schema === undefined) {
    throw new Error(`file type "${name}" has schemaMatch, but no schema that it is about: declare the schema, or leave schemaMatch out`);
  }
  return {
    name,
    match: options.match ? [options.match._render()] : suffixes.flatMap((suffix) => [suffix, `${suffix}.gz`]).map((suffix) => ({ prefix: '', suffix })),
    ...(schema && { schema }),
    schemaMatch: options.schemaMatch ?? DEFAULTS.schemaMatch,
    allowEmpty: options.allowEmpty ?? DEFAULTS.allowEmpty,
    onCastFailure: options.onCastFailure ?? DEFAULTS.onCastFailure,
    processingDate,
  };
}

export function renderCustomFileType({ name, match, job, allowEmpty }: CustomFileTypeOptions): FileTypeSpec {
  if (!job?._readsAnyContent) {
    throw new Error(`the file type "${name}" is custom, but its job is not GlueJob.existing(), and GlueJob.managed() reads csv, json and jsonLines only: give a job of yours`);
  }
  return {
    name: checkedName(name),
    format: 'custom',
    match: [match._render()],
    schemaMatch: DEFAULTS.schemaMatch,
    inferTypes: DEFAULTS.inferTypes,
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
