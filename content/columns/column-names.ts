import { PROCESSING_DATE_COLUMN, UNSAFE_IN_COLUMN_NAME, type FileTypeSpec } from '../../src/contract/file-type-spec';
import { LIMITS } from '../../src/contract/limits';
import { ContentProblem } from '../text/content-problem';
import { quoted } from '../text/printable-text';

/** The names of a file's columns, in their order; refuses those that are not unique, and those that the output could not have. */
export class ColumnNames {
  private readonly names: string[] = [];
  /** By the lower-case name: Athena knows columns by it. */
  private readonly known = new Map<string, string>();

  constructor(private readonly fileType: Pick<FileTypeSpec, 'processingDate'>) {}

  get all(): readonly string[] {
    return this.names;
  }

  /** @param isLeftOut whether the column is no part of the output */
  add(name: string, at: number, foundAt: number, isLeftOut = false): void {
    const reject = (code: ContentProblem['code'], message: string) => new ContentProblem(code, message, at, foundAt);
    if (this.names.length === LIMITS.columns) throw reject('TOO_MANY_COLUMNS', `the file has more than ${LIMITS.columns} columns`);
    if (name.length > LIMITS.columnNameCharacters) {
      throw reject('INVALID_COLUMN_NAME', `the column name ${quoted(name)} has more than ${LIMITS.columnNameCharacters} characters`);
    }
    if (name === '' || name.includes('\0')) {
      throw reject('INVALID_COLUMN_NAME', `${quoted(name)} cannot name a column: a name is not empty and has no NUL character`);
    }
    if (name.includes(UNSAFE_IN_COLUMN_NAME) && !isLeftOut) {
      throw reject('INVALID_COLUMN_NAME', `the column name ${quoted(name)} has ${UNSAFE_IN_COLUMN_NAME}, which Spark would replace by a setting of its own`);
    }
    const key = name.toLowerCase();
    const namesake = this.known.get(key);
    if (namesake !== undefined) {
      throw reject('DUPLICATE_COLUMN', `the columns ${quoted(namesake)} and ${quoted(name)} have the same name${namesake === name ? '' : ': case does not count'}`);
    }
    if (this.fileType.processingDate && key === PROCESSING_DATE_COLUMN && !isLeftOut) {
      throw reject('RESERVED_COLUMN', `the pipeline adds the column "${PROCESSING_DATE_COLUMN}": rename ${quoted(name)}, or turn the added column off`);
    }
    this.names.push(name);
    this.known.set(key, name);
  }
}
