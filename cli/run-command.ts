import { type CommandLine, readCommandLine, UsageError } from './command-line';
import { renderJson, renderVerdict } from './render-verdict';
import { resolveFileType } from './resolve-file-type';
import type { Terminal } from './terminal';
import { USAGE } from './usage';
import { validateFile } from './validate-file';
import { version } from '../package.json';

// The exit codes.
const VALID = 0;
const INVALID = 1;
/** An option is wrong, or a file could not be read. */
export const FAILED = 2;

/** Runs the command line program. @returns the exit code */
export async function runCommand(argv: string[], terminal: Terminal): Promise<number> {
  try {
    const commandLine = readCommandLine(argv);
    if (commandLine.options.help || commandLine.options.version) {
      terminal.stdout.write(commandLine.options.help ? USAGE : `${version}\n`);
      return VALID;
    }
    return await validateFiles(commandLine, terminal);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.stderr.write(`${error.message}; --help lists all options\n`);
    return FAILED;
  }
}

async function validateFiles({ files, options }: CommandLine, terminal: Terminal): Promise<number> {
  const { stdout, stderr } = terminal;
  let worst = VALID;
  for (const file of files) {
    try {
      const verdict = await validateFile(file, resolveFileType(file, options), terminal);
      stdout.write((options.json ? renderJson : renderVerdict)(file, verdict));
      if (!verdict.valid) worst = Math.max(worst, INVALID);
    } catch (error) {
      const { message } = error as Error;
      if (options.json) stdout.write(`${JSON.stringify({ file, error: message })}\n`);
      stderr.write(`${file}: ${message}\n`);
      worst = FAILED;
    }
  }
  return worst;
}

