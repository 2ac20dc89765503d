import { reservedColumnProblem } from '../../src/contract/column-rules';
import { PROCESSING_DATE_COLUMN, UNSAFE_IN_COLUMN_NAME, type FileTypeSpec } from '../../src/contract/file-type-spec';
import { LIMITS } from '../../src/contract/limits';
import { ContentProblem } from '../text/content-problem';
import { quoted } from '../text/printable-text';

/** Collects the names of a file's columns, in their order. It rejects names that are not unique and names that the output cannot have. */
export class ColumnNames {
  private readonly names: string[] = [];
  /** The names by their lower-case form, because Athena ignores case. */
  private readonly known = new Map<string, string>();

  constructor(private readonly fileType: Pick<FileTypeSpec, 'processingDate'>) {}

  get all(): readonly string[] {
    return this.names;
  }

  /**
   * Adds the name that is written between two offsets.
   *
   * @param isLeftOut true if the column is not part of the output
   * @throws ContentProblem
   */
  add(name: string, at: number, foundAt: number, isLeftOut = false): void {
    const reject = (code: ContentProblem['code'], message: string) => new ContentProblem(code, message, at, foundAt);
    if (this.names.length === LIMITS.columns) throw reject('TOO_MANY_COLUMNS', `the file has more than ${LIMITS.columns} columns: remove columns, or split the file by columns`);
    if (name.length > LIMITS.columnNameCharacters) {
      throw reject('INVALID_COLUMN_NAME', `the column name ${quoted(name)} has more than ${LIMITS.columnNameCharacters} characters: shorten it`);
    }
    if (name === '' || name.includes('\0')) {
      throw reject('INVALID_COLUMN_NAME', `${quoted(name)} is not a valid column name: use a name that is not empty and has no NUL character`);
    }
    if (name.includes(UNSAFE_IN_COLUMN_NAME) && !isLeftOut) {
      throw reject('INVALID_COLUMN_NAME', `the column name ${quoted(name)} contains ${UNSAFE_IN_COLUMN_NAME}, which Spark replaces with a setting: rename the column`);
    }
    const key = name.toLowerCase();
    const namesake = this.known.get(key);
    if (namesake !== undefined) {
      const hint = namesake === name ? '' : ', because case is ignored';
      throw reject('DUPLICATE_COLUMN', `the columns ${quoted(namesake)} and ${quoted(name)} have the same name${hint}: rename one of them`);
    }
    if (this.fileType.processingDate && key === PROCESSING_DATE_COLUMN && !isLeftOut) {
      throw reject('RESERVED_COLUMN', reservedColumnProblem(name));
    }
    this.names.push(name);
    this.known.set(key, name);
  }
}
