import { spawn } from 'node:child_process';
import { lastLines } from '../waiting/wait-for';

const REPORTED_ERROR_LINES = 15;

const DEADLINE_MINUTES = 60;

interface CommandOptions {
  /** @default - that of this process */
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly onLine?: (line: string) => void;
  /** After this time the command is stopped and has failed. @default 60 */
  readonly deadlineMinutes?: number;
}

/**
 * Runs a command to its end and returns its standard output.
 *
 * @throws Error with the last lines of its output if it fails
 */
export async function runCommand(command: string, args: string[], options: CommandOptions = {}): Promise<string> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], cwd: options.cwd, env: options.env ?? process.env });
  // Without this, the child would continue when this process is interrupted.
  const end = () => child.kill();
  process.once('exit', end);
  let output = '';
  let all = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
    all += chunk;
    for (const line of chunk.split('\n')) if (line.trim()) options.onLine?.(line);
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => { all += chunk; });
  const { deadlineMinutes = DEADLINE_MINUTES } = options;
  let isLate = false;
  const deadline = setTimeout(() => {
    isLate = true;
    child.kill('SIGKILL');
  }, deadlineMinutes * 60_000);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  }).finally(() => {
    clearTimeout(deadline);
    process.off('exit', end);
  });
  if (code !== 0) {
    const failure = isLate ? `did not end within ${deadlineMinutes} minutes` : `ended with ${code}`;
    throw new Error(`${command} ${args.join(' ')} ${failure}:\n${lastLines(all, REPORTED_ERROR_LINES)}`);
  }
  return output;
}
