import { Column, renderTable } from './table';
import { type Format, type Style, printable } from './text';
import type { FileResult } from '../pipeline/file-result';

/** `SKIPPED`: the file was not uploaded, because it cannot be read or has no valid key. */
type ReportedOutcome = FileResult['outcome'] | 'SKIPPED';

/** The result of one file, as it is printed. */
export interface FileRow {
  /** The path relative to the folder, with `/`. */
  readonly file: string;
  readonly outcome: ReportedOutcome;
  readonly reason: string | null;
  readonly message: string | null;
  readonly rows: number | null;
  readonly output: { readonly bucket: string; readonly key: string } | null;
  readonly seconds: number | null;
}

/** Renders a file as one JSON object on one line, for programs. */
export function jsonLine({ file, outcome, reason, rows, output, seconds }: FileRow): string {
  return JSON.stringify({ file, outcome, reason, rows, output: output && `s3://${output.bucket}/${output.key}`, seconds });
}

const COLUMNS: readonly Column[] = [
  { title: 'FILE', most: 40 },
  { title: 'OUTCOME' },
  { title: 'REASON' },
  { title: 'ROWS', align: 'right' },
  { title: 'SECONDS', align: 'right' },
  { title: 'OUTPUT', most: 48 },
];

const MOST_MESSAGES = 30;

const FORMATS: Readonly<Record<ReportedOutcome, Format>> = {
  PROCESSED: 'green',
  VALIDATED: 'green',
  REJECTED: 'yellow',
  SUPERSEDED: 'yellow',
  FAILED: 'red',
  UNFINISHED: 'red',
  SKIPPED: 'red',
};

/** Renders the outcome of every file, and below the table the texts that are too long for it: messages and names of buckets. */
export function renderOutcomes(rows: readonly FileRow[], style: Style): string[] {
  const table = renderTable(COLUMNS, rows.map(({ file, outcome, reason, rows: count, output, seconds }) => [
    file,
    { text: outcome, format: FORMATS[outcome] },
    reason ?? '',
    count === null ? '' : String(count),
    seconds === null ? '' : seconds.toFixed(1),
    output?.key ?? '',
  ]), style);
  return [...table, ...block(messagesOf(rows)), ...block(bucketsOf(rows).map(([outcomes, bucket]) => `The output of ${outcomes} files is in s3://${bucket}/`))];
}

/** Returns the lines with an empty line before them. */
function block(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', ...lines];
}

function messagesOf(rows: readonly FileRow[]): string[] {
  const messages = rows.filter(({ message }) => message).map(({ file, message }) => `${printable(file)}: ${printable(message!)}`);
  const left = messages.length - MOST_MESSAGES;
  return left > 0 ? [...messages.slice(0, MOST_MESSAGES), `and ${left} more`] : messages;
}

function bucketsOf(rows: readonly FileRow[]): Array<[string, string]> {
  const buckets = new Map<string, Set<string>>();
  for (const { outcome, output } of rows) {
    if (output) buckets.set(output.bucket, (buckets.get(output.bucket) ?? new Set<string>()).add(outcome));
  }
  return [...buckets].map(([bucket, outcomes]) => [[...outcomes].join(' and '), bucket]);
}
