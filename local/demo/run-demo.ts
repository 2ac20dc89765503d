import type { DemoOptions } from './arguments';
import { CollectedFiles, collectFiles } from './collect-files';
import { describeEndpoint, untilAborted } from './keep-running';
import { processFiles } from './process-files';
import type { Terminal } from './terminal';
import { choosePort } from '../emulator/port';
import { LocalPipeline, startLocalPipeline } from '../pipeline/local-pipeline';
import { expectedOutcomes, samplesFolder } from '../samples/samples';
import { unlessAborted } from '../waiting/wait-for';

/** A job takes seconds here: it is checked every 1.5 s. */
const WAIT_SCALE = 0.05;

/** Without Spark nothing ends the wait for a job: an execution stays there until it is stopped. */
const WAIT_SCALE_WITHOUT_SPARK = 100;

/** Runs the demo and returns true if all results are as expected. */
export async function runDemo(options: DemoOptions, terminal: Terminal, signal: AbortSignal): Promise<boolean> {
  const { example, spark, port, keep } = options;
  // Wrong options are reported before the set-up, which takes minutes.
  const collected = await collectFiles(options.files ?? samplesFolder(example));
  if (port !== undefined) await choosePort(port);
  reportCollected(collected, terminal);

  const report = (line: string) => terminal.progress(line);
  const pipeline = await startLocalPipeline({
    app: example, spark, report, port, signal, waitScale: spark ? WAIT_SCALE : WAIT_SCALE_WITHOUT_SPARK,
  });
  try {
    const problems = await unlessAborted(signal, processFiles(pipeline, collected, options, terminal));
    if (problems.length === 0) terminal.progress(`As expected: ${conclusion(options)}`);
    for (const problem of problems) terminal.problem(`Not as expected: ${problem}`);
    if (!keep && options.files === undefined) terminal.progress('Process your own files with "npm run demo -- --files DIR"; "npm run demo -- --help" lists all options');
    if (keep) await keepRunning(pipeline, terminal, signal);
    return problems.length === 0;
  } finally {
    await pipeline.stop();
  }
}

function reportCollected({ files, passedOver }: CollectedFiles, terminal: Terminal): void {
  terminal.progress(`${files.length} files to upload`);
  for (const name of passedOver) terminal.progress(`Ignored, because it is not a file: ${name}`);
}

function conclusion({ example, files, spark }: DemoOptions): string {
  if (!spark) return 'every valid file is VALIDATED and staged; the conversion was skipped (--no-spark)';
  return files === undefined ? `all ${Object.keys(expectedOutcomes(example)).length} files of the example ${example} have the outcome that it documents` : 'every file is PROCESSED or REJECTED';
}

async function keepRunning(pipeline: LocalPipeline, terminal: Terminal, signal: AbortSignal): Promise<void> {
  terminal.section(`The endpoint ${pipeline.emulator.endpoint} keeps running`, describeEndpoint(pipeline, process.pid));
  await untilAborted(signal);
  terminal.progress('Stopping');
}
