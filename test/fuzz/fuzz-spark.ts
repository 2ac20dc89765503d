import { spawn } from 'node:child_process';
import { REPOSITORY } from '../../local/pipeline/repository';
import { ensurePythonEnvironment } from '../../local/toolchain/python-environment';

/** Runs test_generated.py with more files than `npm test` does. Returns true if Spark agrees about every file. */
export async function fuzzSpark(seed: number, counts: Readonly<Record<string, number>>): Promise<boolean> {
  const { python } = await ensurePythonEnvironment((line) => console.log(line));
  const options = Object.entries({ seed, ...counts }).map(([name, value]) => `--generated-${name}=${value}`);
  const child = spawn(python, ['-B', '-m', 'pytest', '-q', '-s', '-p', 'no:cacheprovider', ...options, 'test/glue/test_generated.py'], { cwd: REPOSITORY, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code === 0));
  });
}
