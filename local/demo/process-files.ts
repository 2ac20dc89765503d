import type { DemoOptions } from './arguments';
import { type CollectedFiles, withoutLongKeys, type UnusableFile } from './collect-files';
import { downloadParquet } from './download-parquet';
import { findParquetProblems, findNotificationProblems, findCallProblems, findFileProblems, findSampleProblems } from './find-problems';
import type { Terminal } from './terminal';
import { uploadAndFollow } from './upload-and-follow';
import type { FollowedFile } from '../pipeline/follower';
import type { LocalPipeline } from '../pipeline/local-pipeline';
import { listParquet, readFirstRows } from '../pipeline/parquet-output';
import { countCalls } from '../pipeline/role-calls';
import { uploadDestination } from '../pipeline/upload';
import { type FileRow, jsonLine, renderOutcomes } from '../report/file-rows';
import { renderCalls, renderMessages, renderParquet } from '../report/tables';
import { expectedOutcomes } from '../samples/samples';

const PREVIEWED_ROWS = 5;

/** Processes the files and prints the results. Returns a sentence for each unexpected result. */
export async function processFiles(
  pipeline: LocalPipeline, collected: CollectedFiles, options: DemoOptions, terminal: Terminal,
): Promise<string[]> {
  const { rows, followed } = await followFiles(pipeline, collected, options, terminal);
  const calls = countCalls(await pipeline.emulator.decisions(), pipeline.constructs);
  // Not earlier: a stopped execution is reported as failed.
  if (!options.spark) await pipeline.executions.stopAll();

  terminal.section(options.spark ? 'Files' : 'Files, followed up to the conversion (--no-spark)', renderOutcomes(rows, terminal.style));
  await showParquet(pipeline, rows, terminal);
  showMessages(pipeline, terminal);
  terminal.section('AWS API calls by IAM role, checked against the deployed policies', renderCalls(calls, terminal.style));
  if (options.download !== undefined) {
    const saved = await downloadParquet(pipeline.s3, rows, options.download);
    terminal.progress(`Saved ${saved} Parquet files in ${options.download}`);
  }

  const wrongRows = await findParquetProblems(pipeline.s3, rows);
  if (options.files !== undefined) return [...findFileProblems(rows, options.spark), ...wrongRows];
  return [
    ...findSampleProblems(rows, expectedOutcomes(options.example), options.spark),
    ...wrongRows,
    ...findNotificationProblems(followed),
    ...findCallProblems(calls),
  ];
}

/** Returns one row for every file of the folder, ordered by name. */
async function followFiles(pipeline: LocalPipeline, collected: CollectedFiles, options: DemoOptions, terminal: Terminal) {
  const destination = uploadDestination(pipeline.deployment.outputs);
  const { files, unusable } = withoutLongKeys(collected, destination.prefix);
  const rows: FileRow[] = [];
  const followed = new Map<string, FollowedFile>();
  const addRow = (row: FileRow) => {
    rows.push(row);
    if (options.json) terminal.data(jsonLine(row));
  };
  for (const file of unusable) {
    terminal.progress(`Skipped: ${file.name}: ${file.message}`);
    addRow(skippedRow(file));
  }
  await uploadAndFollow(pipeline, files, {
    destination,
    withSpark: options.spark,
    progress: (line) => terminal.progress(line),
    onEnd: (name, result) => {
      followed.set(name, result);
      addRow(followedRow(name, result));
    },
  });
  return { rows: sortRows(rows), followed };
}

async function showParquet(pipeline: LocalPipeline, rows: readonly FileRow[], terminal: Terminal): Promise<void> {
  const processed = rows.find(({ outcome, output, rows: count }) => outcome === 'PROCESSED' && output && count);
  if (!processed?.output) return;
  const [object] = await listParquet(pipeline.s3, processed.output);
  if (!object) return;
  const preview = await readFirstRows(pipeline.s3, object, PREVIEWED_ROWS);
  terminal.section(`First rows of the Parquet file of ${processed.file}`, [object.key, ...renderParquet(preview, terminal.style)]);
}

function showMessages({ announcements, deployment }: LocalPipeline, terminal: Terminal): void {
  const queue = deployment.outputs.AnnouncementsIn?.split('/').at(-1);
  terminal.section(`Notifications in the queue ${queue}`, renderMessages(announcements?.all ?? [], terminal.style));
}

export function followedRow(file: string, { outcome, reason, message, rows, output, seconds }: FollowedFile): FileRow {
  return { file, outcome, reason, message, rows, output, seconds };
}

export function skippedRow({ name, reason, message }: UnusableFile): FileRow {
  return { file: name, outcome: 'SKIPPED', reason, message, rows: null, output: null, seconds: null };
}

/** Orders the rows by file name. */
export function sortRows(rows: readonly FileRow[]): FileRow[] {
  return [...rows].sort((one, other) => (one.file < other.file ? -1 : Number(one.file > other.file)));
}
