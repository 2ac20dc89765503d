import type { Comparison } from './disagreement';
import type { CsvDialectSpec } from '../../src/contract/dialect';
import type { CheckedFileFacts } from '../../src/contract/file-facts';
import { factsOf, staged } from '../glue/stage';
import { isRejected } from './reference/reference-result';
import type { GeneratedDocument, Table } from '../content/generated/generated-document';

/** Files that Spark can read together, with one set of facts. */
export interface SparkGroup {
  readonly facts: CheckedFileFacts;
  readonly files: SparkFile[];
}

interface SparkFile {
  readonly staged: Uint8Array;
  /** The uploaded file. */
  readonly content: Buffer;
  /** The indexes of the file's columns among those of the group. */
  readonly columns: number[];
  /** The values in these columns. */
  readonly records: (string | null)[][];
}

export type AcceptedFile = Pick<SparkFile, 'staged' | 'content'> & { readonly facts: CheckedFileFacts; readonly table: Table; readonly declaresTypes: boolean };

/** Spark plans a read for each group, and more columns in a group cost less than more groups. */
const JSON_FILES_OF_GROUP = 100;

/** Returns a file that both the validator and the reference accept, otherwise undefined: Spark is compared with the reference. */
export function acceptedFile({ fileType, content }: GeneratedDocument, { verdict, reference }: Comparison): AcceptedFile | undefined {
  if (!verdict.valid || isRejected(reference)) return undefined;
  const facts = factsOf(fileType, verdict);
  return { facts, content, staged: staged(facts, content), table: reference, declaresTypes: fileType.schema !== undefined };
}

/** Groups CSV files by their dialect and the shape of their rows. Names of columns do not matter to Spark. */
export function groupCsv(files: readonly AcceptedFile[]): SparkGroup[] {
  const groups = new Map<string, SparkGroup>();
  for (const { table: { records }, ...file } of files) {
    const { dialect, fields, positions, lineEnding, needsMultiLine, columns } = file.facts;
    const { delimiter, quote, nullMarker, header } = dialect as CsvDialectSpec;
    const key = JSON.stringify([delimiter, quote, nullMarker, header, fields, positions, columns.length, needsMultiLine && lineEnding]);
    const group = groups.get(key) ?? { facts: { ...file.facts, columns: columns.map((_column, index) => ({ name: `c${index}`, type: 'string' })) }, files: [] };
    groups.set(key, group);
    group.files.push({ ...file, columns: columns.map((_column, index) => index), records });
  }
  return [...groups.values()];
}

/** Groups JSON files, whatever their columns are: the columns of other files do not change those of a file. */
export function groupJson(files: readonly AcceptedFile[]): SparkGroup[] {
  return Array.from({ length: Math.ceil(files.length / JSON_FILES_OF_GROUP) }, (_, index) => {
    const members = files.slice(index * JSON_FILES_OF_GROUP, (index + 1) * JSON_FILES_OF_GROUP);
    const names = [...new Set(members.flatMap(({ table: { columns } }) => columns))];
    const facts = { ...members[0].facts, columns: names.map((name) => ({ name, type: 'string' })) };
    const filesOf = members.map(({ table: { columns, records }, ...file }) => ({ ...file, columns: columns.map((name) => names.indexOf(name)), records }));
    return { facts, files: filesOf };
  });
}
