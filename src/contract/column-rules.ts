import { PROCESSING_DATE_COLUMN, UNSAFE_IN_COLUMN_NAME } from './file-type-spec';
import { LIMITS } from './limits';

/** The names that users know the options by. */
export interface ColumnOptionNames {
  /** The option that says that the first row is data. */
  readonly noHeader: string;
  readonly columnNames: string;
  readonly schema: string;
  readonly schemaMatch: string;
  readonly inferTypes: string;
}

/** The options on columns, each true if the user sets it. */
type ColumnOptions = { readonly [K in keyof ColumnOptionNames]: boolean };

const MAX_QUOTED_CHARACTERS = 60;

/** Returns which options on columns contradict each other and how to fix it, or undefined if none do. */
export function columnOptionsProblem(options: ColumnOptions, names: ColumnOptionNames): string | undefined {
  const { noHeader, columnNames, schema, schemaMatch, inferTypes } = names;
  if (options.columnNames && options.schema) return `${columnNames} and ${schema} both name the columns: remove ${columnNames}`;
  if (options.columnNames && !options.noHeader) {
    return `${columnNames} is only for files without a header: add ${noHeader}, or remove ${columnNames}`;
  }
  if (options.noHeader && !options.columnNames && !options.schema) {
    return `${noHeader} leaves the columns without names: add ${columnNames} or ${schema}`;
  }
  if (options.schemaMatch && !options.schema) return `${schemaMatch} has no effect without ${schema}: add ${schema}, or remove ${schemaMatch}`;
  if (options.schemaMatch && options.noHeader) {
    return `${schemaMatch} compares the header with the schema, but ${noHeader} says that there is no header: remove ${schemaMatch}`;
  }
  if (options.inferTypes && options.schema) return `${schema} already declares the types that ${inferTypes} infers: remove one of the two`;
  return undefined;
}

/**
 * Returns what is wrong with the names of declared columns and how to fix it, or undefined if nothing is.
 *
 * @param isKnown returns false for a name that is not known until deployment, which is not checked
 */
export function columnNamesProblem(
  names: readonly string[], processingDate: boolean, isKnown: (name: string) => boolean = () => true,
): string | undefined {
  if (names.length === 0 || names.length > LIMITS.columns) return `there are ${names.length} columns: declare 1 to ${LIMITS.columns}`;
  const seen = new Map<string, string>();
  for (const name of names.filter(isKnown)) {
    const problem = columnNameProblem(name, processingDate, seen);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/**
 * Returns what is wrong with the name of one declared column and how to fix it, or undefined if nothing is.
 *
 * @param seen the names of earlier columns by their lower-case form; the function adds the name
 */
function columnNameProblem(name: string, processingDate: boolean, seen: Map<string, string>): string | undefined {
  const folded = name.toLowerCase();
  const earlier = seen.get(folded);
  seen.set(folded, name);
  if (name.trim() === '') return 'a column has no name: name every column';
  if (name.includes(UNSAFE_IN_COLUMN_NAME)) {
    return `the column name "${name.slice(0, MAX_QUOTED_CHARACTERS)}" contains ${UNSAFE_IN_COLUMN_NAME}, which Spark replaces with a setting: rename the column`;
  }
  if (name.length > LIMITS.columnNameCharacters) {
    return `the column name "${name.slice(0, MAX_QUOTED_CHARACTERS)}..." has ${name.length} characters: use at most ${LIMITS.columnNameCharacters}`;
  }
  if (earlier !== undefined) return `the columns "${earlier}" and "${name}" are the same column to Athena, which ignores case: rename one of them`;
  return processingDate && folded === PROCESSING_DATE_COLUMN ? reservedColumnProblem(name) : undefined;
}

/** Returns what is wrong with a column that has the name of the column that the pipeline adds, and how to fix it. */
export function reservedColumnProblem(name: string): string {
  return `the pipeline itself adds a column "${name}": rename the column, or set processingDate to false (in the command: --no-processing-date)`;
}
