import { PROCESSING_DATE_COLUMN, UNSAFE_IN_COLUMN_NAME } from './file-type-spec';
import { LIMITS } from './limits';

/**
 * What is wrong with the name of a declared column, after "has", and the remedy.
 *
 * @param seen the names before, by what they are compared by; the name is added
 */
export function columnNameProblem(name: string, processingDate: boolean, seen: Map<string, string>): string | undefined {
  const folded = name.toLowerCase();
  const earlier = seen.get(folded);
  seen.set(folded, name);
  if (name.trim() === '') return 'a column without a name: name every column';
  if (name.includes(UNSAFE_IN_COLUMN_NAME) || name.length > LIMITS.columnNameCharacters) {
    return `the column "${name.slice(0, 60)}", which is longer than ${LIMITS.columnNameCharacters} characters or holds ` +
      `${UNSAFE_IN_COLUMN_NAME}, which Spark would replace by a setting: rename it`;
  }
  if (earlier !== undefined) return `the columns "${earlier}" and "${name}", which Athena takes for one: rename one`;
  if (processingDate && folded === PROCESSING_DATE_COLUMN) {
    return `the column "${name}", which the pipeline adds: rename it, or set processingDate to false`;
  }
  return undefined;
}
