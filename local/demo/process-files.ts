import type { DemoOptions } from './arguments';
import { checkParquet } from './check-parquet';
import type { CollectedFiles } from './collect-files';
import { downloadParquet } from './download-parquet';
import { fileRows } from './file-rows';
import { judgeCalls, judgeFiles, judgeSamples } from './judge';
import type { Terminal } from './terminal';
import { FollowedFiles, uploadAndFollow } from './upload-and-follow';
import type { LocalPipeline } from '../pipeline/local-pipeline';
import { listParquet, readFirstRows } from '../pipeline/parquet-output';
import { countCalls } from '../pipeline/role-calls';
import { renderCalls } from '../report/calls-table';
import type { FileRow } from '../report/file-row';
import { jsonLine } from '../report/json-line';
import { renderMessages } from '../report/messages-table';
import { renderOutcomes } from '../report/outcome-table';
import { renderParquet } from '../report/parquet-preview';
import { EXPECTED_OUTCOMES } from '../samples/samples';

const PREVIEWED_ROWS = 5;

/** Takes the files through the pipeline and tells what came of them; what is not as expected, a sentence each. */
export async function processFiles(
  pipeline: LocalPipeline, collected: CollectedFiles, options: DemoOptions, terminal: Terminal,
): Promise<string[]> {
  const followed = await uploadAndFollow(pipeline, collected.files, options.spark, (line) => terminal.progress(line));
  const rows = fileRows(collected, followed);
  const calls = countCalls(await pipeline.emulator.decisions(), pipeline.constructs);
  // Only now: what is stopped is announced as failed.
  if (!options.spark) await pipeline.executions.stopAll();

  if (options.json) rows.forEach((row) => terminal.data(jsonLine(row)));
  terminal.section(options.spark ? 'Files' : 'Files, up to the conversion (--no-spark)', renderOutcomes(rows, terminal.style));
  await showParquet(pipeline, rows, terminal);
  showMessages(pipeline, terminal);
  terminal.section('Calls by role', renderCalls(calls, terminal.style));
  if (options.download !== undefined) {
    const saved = await downloadParquet(pipeline.s3, rows, options.download);
    terminal.progress(`Saved ${saved} Parquet files in ${options.download}`);
  }

  const wrongRows = await checkParquet(pipeline.s3, rows);
  if (options.files !== undefined) return [...judgeFiles(rows, options.spark), ...wrongRows];
  return [...judgeSamples(rows, EXPECTED_OUTCOMES, options.spark), ...wrongRows, ...judgeAnnounced(followed), ...judgeCalls(calls)];
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

function judgeAnnounced(followed: FollowedFiles): string[] {
  return [...followed].filter(([, { announced, outcome }]) => !announced && outcome !== 'VALIDATED').map(([name]) => `${name}: no target was told`);
}
