import type { Judged } from './disagreement';
import type { CsvDialectSpec } from '../../src/contract/dialect';
import type { CheckedFileFacts } from '../../src/contract/file-facts';
import { factsOf, staged } from '../glue/stage';
import { isRefused } from './reference/opinion';
import type { GeneratedDocument, Table } from '../content/generated/generated-document';

/** Files that Spark can read at once, with one set of facts. */
export interface SparkGroup {
  readonly facts: CheckedFileFacts;
  readonly files: SparkFile[];
}

interface SparkFile {
  readonly staged: Uint8Array;
  /** As it was uploaded. */
  readonly content: Buffer;
  /** Which of the group's columns are those of the file. */
  readonly columns: number[];
  /** Their values. */
  readonly records: (string | null)[][];
}

export type AcceptedFile = Pick<SparkFile, 'staged' | 'content'> & { readonly facts: CheckedFileFacts; readonly table: Table; readonly declaresTypes: boolean };

/** Spark plans a read for each group: more columns in one cost less than more groups. */
const JSON_FILES_OF_GROUP = 100;

/** Of a file that is accepted, though a reference may refuse it: then Spark has no one to agree with. */
export function acceptedFile({ fileType, content }: GeneratedDocument, { verdict, opinion }: Judged): AcceptedFile | undefined {
  if (!verdict.valid || isRefused(opinion)) return undefined;
  const facts = factsOf(fileType, verdict);
  return { facts, content, staged: staged(facts, content), table: opinion, declaresTypes: fileType.schema !== undefined };
}

/** CSV of one dialect, whose names do not matter to Spark. */
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

/** JSON of any columns: those of other files change nothing of a file's own. */
export function groupJson(files: readonly AcceptedFile[]): SparkGroup[] {
  return Array.from({ length: Math.ceil(files.length / JSON_FILES_OF_GROUP) }, (_, index) => {
    const members = files.slice(index * JSON_FILES_OF_GROUP, (index + 1) * JSON_FILES_OF_GROUP);
    const names = [...new Set(members.flatMap(({ table: { columns } }) => columns))];
    const facts = { ...members[0].facts, columns: names.map((name) => ({ name, type: 'string' })) };
    const filesOf = members.map(({ table: { columns, records }, ...file }) => ({ ...file, columns: columns.map((name) => names.indexOf(name)), records }));
    return { facts, files: filesOf };
  });
}
