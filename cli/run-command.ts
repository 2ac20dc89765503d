import { type CommandLine, readCommandLine, UsageError } from './command-line';
import { fileTypeOf } from './file-type-of';
import { renderJson, renderVerdict } from './render-verdict';
import type { Terminal } from './terminal';
import { USAGE } from './usage';
import { validateFile } from './validate-file';
import { version } from '../package.json';

/** @returns the exit code */
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
    terminal.stderr.write(`${error.message}; --help shows all options\n`);
    return FAILED;
  }
}

async function validateFiles({ files, options }: CommandLine, terminal: Terminal): Promise<number> {
  const { stdout, stderr } = terminal;
  let worst = VALID;
  for (const file of files) {
    try {
      const verdict = await validateFile(file, fileTypeOf(file, options), terminal);
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

export const VALID = 0;
export const INVALID = 1;
/** What was asked for could not be done, or not all of it. */
export const FAILED = 2;
