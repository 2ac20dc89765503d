import { readCommandLine, type CommandLine } from './command-line';
import { fileTypeOf } from './file-type-of';
import { judgeFile } from './judge-file';
import { renderJson, renderVerdict } from './render-verdict';
import type { Terminal } from './terminal';
import { USAGE } from './usage';
import { UsageError } from './usage-error';
import { version } from '../package.json';

const VALID = 0;
const INVALID = 1;
const FAILED = 2;

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
    terminal.stderr.write(`${error.message}\n\n${USAGE}`);
    return FAILED;
  }
}

async function judgeFiles({ files, options }: CommandLine, terminal: Terminal): Promise<number> {
  const fileTypes = files.map((file) => fileTypeOf(file, options));
  let worst = VALID;
  for (const [index, file] of files.entries()) {
    try {
      const verdict = await judgeFile(file, fileTypes[index], terminal);
      terminal.stdout.write((options.json ? renderJson : renderVerdict)(file, verdict));
      if (!verdict.valid) worst = Math.max(worst, INVALID);
    } catch (error) {
      terminal.stderr.write(`${file}: cannot be read: ${(error as Error).message}\n`);
      worst = FAILED;
    }
  }
  return worst;
}
