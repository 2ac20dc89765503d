import type { CsvFileTypeOptions, CustomFileTypeOptions, FileTypeOptions, JsonFileTypeOptions } from './file-type-options';
import { renderCsvDialect, renderDialect } from './render-dialect';
import { isKnown, renderSchema } from './render-schema';
import { columnOptionsProblem, type ColumnOptionNames } from '../contract/column-rules';
import { NO_FILE_TYPE_FOLDER, type FileTypeSpec } from '../contract/file-type-spec';
import { NO_FILE_TYPE } from '../contract/metric-names';
import { DEFAULTS } from '../defaults';

type ContentOptions = Omit<FileTypeSpec, 'format' | 'dialect' | 'inferTypes'>;

/** The options on columns that CSV alone has. */
type CsvColumnOptions = Pick<CsvFileTypeOptions, 'header' | 'columnNames' | 'inferTypes'>;

const COLUMN_OPTION_NAMES: ColumnOptionNames = {
  noHeader: 'header: false', columnNames: 'columnNames', schema: 'schema', schemaMatch: 'schemaMatch', inferTypes: 'inferTypes',
};

/** Returns a type of JSON or JSON Lines files as the handlers read it. */
export function renderJsonFileType(defaultName: string, format: 'json' | 'jsonLines', suffixes: string[], options: JsonFileTypeOptions): FileTypeSpec {
  const content = renderContent(defaultName, suffixes, options);
  return { ...content, format, dialect: renderDialect(content.name, options), inferTypes: false };
}

/** Returns a type of CSV files as the handlers read it. */
export function renderCsvFileType(options: CsvFileTypeOptions): FileTypeSpec {
  const content = renderContent('csv', ['.csv'], options, options);
  return {
    ...content,
    format: 'csv',
    dialect: renderCsvDialect(content.name, options, content.processingDate),
    inferTypes: options.inferTypes ?? DEFAULTS.inferTypes,
  };
}

/** Returns a type of files whose content the pipeline does not check, as the handlers read it. */
export function renderCustomFileType({ name, match, job, allowEmpty }: CustomFileTypeOptions): FileTypeSpec {
  if (!job?._readsAnyContent) {
    throw new Error(`file type "${name}": a custom file type needs a job of its own, because GlueJob.managed() reads only csv, json and jsonLines: use GlueJob.existing()`);
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

function renderContent(defaultName: string, suffixes: string[], options: FileTypeOptions, csv: CsvColumnOptions = {}): ContentOptions {
  const name = checkedName(options.name ?? defaultName);
  const problem = columnOptionsProblem({
    noHeader: !(csv.header ?? DEFAULTS.header),
    columnNames: csv.columnNames !== undefined,
    schema: options.schema !== undefined,
    schemaMatch: options.schemaMatch !== undefined,
    inferTypes: csv.inferTypes ?? DEFAULTS.inferTypes,
  }, COLUMN_OPTION_NAMES);
  if (problem !== undefined) throw new Error(`file type "${name}": ${problem}`);
  const processingDate = options.processingDate ?? DEFAULTS.processingDate;
  return {
    name,
    match: options.match ? [options.match._render()] : suffixes.flatMap((suffix) => [suffix, `${suffix}.gz`]).map((suffix) => ({ prefix: '', suffix })),
    ...(options.schema && { schema: renderSchema(name, options.schema, processingDate) }),
    schemaMatch: options.schemaMatch ?? DEFAULTS.schemaMatch,
    allowEmpty: options.allowEmpty ?? DEFAULTS.allowEmpty,
    onCastFailure: options.onCastFailure ?? DEFAULTS.onCastFailure,
    processingDate,
  };
}

/** The name becomes a construct id, a metric dimension and a folder, so it must be known during synthesis. */
function checkedName(name: string): string {
  if (!isKnown(name)) {
    throw new Error('the name of a file type is not known until deployment: use a literal name');
  }
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(name)) {
    throw new Error(`the file type name "${name}" is not valid: use a lower-case letter first, then lower-case letters, digits and hyphens, at most 40 characters in all`);
  }
  if ([NO_FILE_TYPE, NO_FILE_TYPE_FOLDER].includes(name)) {
    throw new Error(`the file type name "${name}" is reserved for files that match no file type: use another name`);
  }
  return name;
}
