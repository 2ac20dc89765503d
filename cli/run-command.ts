import { readCommandLine, type CommandLine } from './command-line';
import { FAILED, INVALID, VALID } from './exit-codes';
import { fileTypeOf } from './file-type-of';
import { judgeFile } from './judge-file';
import { renderJson, renderVerdict } from './render-verdict';
import type { Terminal } from './terminal';
import { USAGE } from './usage';
import { UsageError } from './usage-error';
import { version } from '../package.json';

/** @returns the exit code */
export async function runCommand(argv: string[], terminal: Terminal): Promise<number> {
  try {
    const commandLine = readCommandLine(argv);
    if (commandLine.options.help || commandLine.options.version) {
      terminal.stdout.write(commandLine.options.help ? USAGE : `${version}\n`);
      return VALID;
    }
    return await judgeFiles(commandLine, terminal);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.stderr.write(`${error.message}; --help shows all options\n`);
    return FAILED;
  }
}

async function judgeFiles({ files, options }: CommandLine, terminal: Terminal): Promise<number> {
  const { stdout, stderr } = terminal;
  let worst = VALID;
  for (const file of files) {
    try {
      const verdict = await judgeFile(file, fileTypeOf(file, options), terminal);
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
