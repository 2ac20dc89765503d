import type { DemoOptions } from './arguments';
import { checkParquet } from './check-parquet';
import type { CollectedFiles } from './collect-files';
import { downloadParquet } from './download-parquet';
import { followedRow, skippedRow, sortRows } from './file-rows';
import { judgeAnnounced, judgeCalls, validateFiles, judgeSamples } from './judge';
import { withoutLongKeys } from './source-key';
import type { Terminal } from './terminal';
import { uploadAndFollow } from './upload-and-follow';
import type { FollowedFile } from '../pipeline/follower';
import type { LocalPipeline } from '../pipeline/local-pipeline';
import { listParquet, readFirstRows } from '../pipeline/parquet-output';
import { countCalls } from '../pipeline/role-calls';
import { uploadDestination } from '../pipeline/upload-destination';
import { renderCalls } from '../report/calls-table';
import type { FileRow } from '../report/file-row';
import { jsonLine } from '../report/json-line';
import { renderMessages } from '../report/messages-table';
import { renderOutcomes } from '../report/outcome-table';
import { renderParquet } from '../report/parquet-preview';
import { expectedOutcomes } from '../samples/samples';

const PREVIEWED_ROWS = 5;

/** Takes the files through the pipeline and tells what came of them; what is not as expected, a sentence each. */
export async function processFiles(
  pipeline: LocalPipeline, collected: CollectedFiles, options: DemoOptions, terminal: Terminal,
): Promise<string[]> {
  const { rows, followed } = await followFiles(pipeline, collected, options, terminal);
  const calls = countCalls(await pipeline.emulator.decisions(), pipeline.constructs);
  // Only now: what is stopped is announced as failed.
  if (!options.spark) await pipeline.executions.stopAll();

  terminal.section(options.spark ? 'Files' : 'Files, up to the conversion (--no-spark)', renderOutcomes(rows, terminal.style));
  await showParquet(pipeline, rows, terminal);
  showMessages(pipeline, terminal);
  terminal.section('Calls by role', renderCalls(calls, terminal.style));
  if (options.download !== undefined) {
    const saved = await downloadParquet(pipeline.s3, rows, options.download);
    terminal.progress(`Saved ${saved} Parquet files in ${options.download}`);
  }

  const wrongRows = await checkParquet(pipeline.s3, rows);
  if (options.files !== undefined) return [...validateFiles(rows, options.spark), ...wrongRows];
  return [
    ...judgeSamples(rows, expectedOutcomes(options.example), options.spark), ...wrongRows, ...judgeAnnounced(followed), ...judgeCalls(calls),
  ];
}

/** One row for every file of the folder, in the order of their names. */
async function followFiles(pipeline: LocalPipeline, collected: CollectedFiles, options: DemoOptions, terminal: Terminal) {
  const destination = uploadDestination(pipeline.deployment.outputs);
  const { files, unusable } = withoutLongKeys(collected, destination.prefix);
  const rows: FileRow[] = [];
  const followed = new Map<string, FollowedFile>();
  const tell = (row: FileRow) => {
    rows.push(row);
    if (options.json) terminal.data(jsonLine(row));
  };
  for (const file of unusable) {
    terminal.progress(`Skipped: ${file.name}: ${file.message}`);
    tell(skippedRow(file));
  }
  await uploadAndFollow(pipeline, files, {
    destination,
    withSpark: options.spark,
    progress: (line) => terminal.progress(line),
    onEnd: (name, result) => {
      followed.set(name, result);
      tell(followedRow(name, result));
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
  terminal.section(`First rows of the Parquet of ${processed.file}`, [object.key, ...renderParquet(preview, terminal.style)]);
}

function showMessages({ announcements, deployment }: LocalPipeline, terminal: Terminal): void {
  const queue = deployment.outputs.AnnouncementsIn?.split('/').at(-1);
  terminal.section(`Messages received by the queue ${queue}`, renderMessages(announcements?.all ?? [], terminal.style));
}
