import type { FileRow, ReportedOutcome } from './file-row';
import type { Format, Style } from './style';
import { Column, renderTable } from './table';
import { printable } from './text';

const COLUMNS: readonly Column[] = [
  { title: 'FILE' },
  { title: 'OUTCOME' },
  { title: 'REASON' },
  { title: 'ROWS', align: 'right' },
  { title: 'OUTPUT' },
  { title: 'SECONDS', align: 'right' },
];

const FORMATS: Readonly<Record<ReportedOutcome, Format>> = {
  PROCESSED: 'green',
  VALIDATED: 'green',
  REJECTED: 'yellow',
  SUPERSEDED: 'yellow',
  FAILED: 'red',
  UNFINISHED: 'red',
  SKIPPED: 'red',
};

/** The outcome of every file, and below it what is too long for a column: why files failed, and the names of the buckets. */
export function renderOutcomes(rows: readonly FileRow[], style: Style): string[] {
  const table = renderTable(COLUMNS, rows.map(({ file, outcome, reason, message, rows: count, output, seconds }) => [
    file,
    { text: outcome, format: FORMATS[outcome] },
    [reason, message].filter(Boolean).join(': '),
    count === null ? '' : String(count),
    output?.key ?? '',
    seconds === null ? '' : seconds.toFixed(1),
  ]), style);
  const failures = rows.filter(({ outcome, message }) => outcome === 'FAILED' && message).map(({ file, message }) => `${printable(file)}: ${printable(message!)}`);
  return [...table, ...failures, ...bucketsOf(rows).map(([outcomes, bucket]) => `Output of ${outcomes} lies in s3://${bucket}/`)];
}

function bucketsOf(rows: readonly FileRow[]): Array<[string, string]> {
  const buckets = new Map<string, Set<string>>();
  for (const { outcome, output } of rows) {
    if (output) buckets.set(output.bucket, (buckets.get(output.bucket) ?? new Set<string>()).add(outcome));
  }
  return [...buckets].map(([bucket, outcomes]) => [[...outcomes].join(' and '), bucket]);
}
