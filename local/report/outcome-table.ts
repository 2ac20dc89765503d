import type { FileRow, ReportedOutcome } from './file-row';
import type { Format, Style } from './style';
import { Column, renderTable } from './table';
import { printable } from './text';

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

/** The outcome of every file, and below it what is too long for a column: what is wrong with files, and the names of the buckets. */
export function renderOutcomes(rows: readonly FileRow[], style: Style): string[] {
  const table = renderTable(COLUMNS, rows.map(({ file, outcome, reason, rows: count, output, seconds }) => [
    file,
    { text: outcome, format: FORMATS[outcome] },
    reason ?? '',
    count === null ? '' : String(count),
    seconds === null ? '' : seconds.toFixed(1),
    output?.key ?? '',
  ]), style);
  return [...table, ...messagesOf(rows), ...bucketsOf(rows).map(([outcomes, bucket]) => `Output of ${outcomes} lies in s3://${bucket}/`)];
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
