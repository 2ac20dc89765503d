import { DemoOptions, parseArguments, UsageError } from './arguments';
import { Interrupted, listenForInterruption } from './interruption';
import { runDemo } from './run-demo';
import { openTerminal } from './terminal';
import { USAGE } from './usage';

const FAILED = 1;
const WRONG_USAGE = 2;

async function main(): Promise<number> {
  let options: DemoOptions;
  try {
    // npm changes to the root of the repository, but the user gives paths relative to another folder.
    options = parseArguments(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n\n${USAGE}`);
    return WRONG_USAGE;
  }
  if (options.help) {
    process.stdout.write(USAGE);
    return 0;
  }

  const terminal = openTerminal(options.json);
  const signal = listenForInterruption();
  signal.addEventListener('abort', () => { if (!options.keep) terminal.progress('Stopping'); });
  try {
    // The SDK warns about the end of support for a version of Node.js, which is not about this run.
    process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
    return await runDemo(options, terminal, signal) ? 0 : FAILED;
  } catch (error) {
    if (error instanceof Interrupted) return error.exitCode;
    terminal.problem(error instanceof Error ? error.message : String(error));
    return FAILED;
  }
}

void main().then((code) => {
  // The last output may not have reached a pipe yet.
  process.exitCode = code;
  process.stdout.write('', () => process.exit(code));
});
