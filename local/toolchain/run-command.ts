import { spawn } from 'node:child_process';

const REPORTED_ERROR_LINES = 15;

export interface CommandOptions {
  /** @default - that of this process */
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly onLine?: (line: string) => void;
}

/** Runs a command to its end and gives its standard output; a failure carries the last lines it said. */
export async function runCommand(command: string, args: string[], options: CommandOptions = {}): Promise<string> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], cwd: options.cwd, env: options.env ?? process.env });
  // A child in its own right would go on when this process is interrupted.
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
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  }).finally(() => process.off('exit', end));
  if (code !== 0) {
    const lastLines = all.trim().split('\n').slice(-REPORTED_ERROR_LINES).join('\n');
    throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${lastLines}`);
  }
  return output;
}
