import type { DemoOptions } from './arguments';
import { CollectedFiles, collectFiles } from './collect-files';
import { describeEndpoint, untilAborted } from './keep-running';
import { processFiles } from './process-files';
import type { Terminal } from './terminal';
import { choosePort } from '../emulator/port';
import { LocalPipeline, startLocalPipeline } from '../pipeline/local-pipeline';
import { unlessAborted } from '../pipeline/unless-aborted';
import { expectedOutcomes, samplesFolder } from '../samples/samples';

/** A job takes seconds here, so a look at it every 1.5 s will do. */
const WAIT_SCALE = 0.05;

/** Without Spark nothing ends the wait: an execution stays where it is until it is stopped. */
const WAIT_SCALE_WITHOUT_SPARK = 100;

/** Runs the demo to its end; whether all is as expected. */
export async function runDemo(options: DemoOptions, terminal: Terminal, signal: AbortSignal): Promise<boolean> {
  const { example, spark, port, keep } = options;
  // What can be wrong with the options is said before minutes of set-up.
  const collected = await collectFiles(options.files ?? samplesFolder(example));
  if (port !== undefined) await choosePort(port);
  reportCollected(collected, terminal);

  const report = (line: string) => terminal.progress(line);
  const pipeline = await startLocalPipeline({
    app: example, spark, report, port, signal, waitScale: spark ? WAIT_SCALE : WAIT_SCALE_WITHOUT_SPARK,
  });
  try {
    const problems = await unlessAborted(signal, processFiles(pipeline, collected, options, terminal));
    if (problems.length === 0) terminal.progress(`All as expected: ${conclusion(options)}`);
    for (const problem of problems) terminal.problem(`Not as expected: ${problem}`);
    if (keep) await keepRunning(pipeline, terminal, signal);
    return problems.length === 0;
  } finally {
    await pipeline.stop();
  }
}

function reportCollected({ files, passedOver }: CollectedFiles, terminal: Terminal): void {
  terminal.progress(`${files.length} files to upload`);
  for (const name of passedOver) terminal.progress(`Passed over, as it is no file: ${name}`);
}

function conclusion({ example, files, spark }: DemoOptions): string {
  if (!spark) return 'every valid file was VALIDATED and staged; the conversion was left out (--no-spark)';
  return files === undefined ? `the ${Object.keys(expectedOutcomes(example)).length} files of ${example} ended as they must` : 'every file ended PROCESSED or REJECTED';
}

async function keepRunning(pipeline: LocalPipeline, terminal: Terminal, signal: AbortSignal): Promise<void> {
  terminal.section(`The endpoint ${pipeline.emulator.endpoint} stays up`, describeEndpoint(pipeline, process.pid));
  await untilAborted(signal);
  terminal.progress('Stopping');
}
