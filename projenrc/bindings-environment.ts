import * as fs from 'node:fs';
import * as path from 'node:path';
import { buildOnce, shortHash } from '../local/toolchain/build-once';
import { findPython } from '../local/toolchain/find-python';
import { userCacheFolder } from '../local/toolchain/python-environment';
import { runCommand } from '../local/toolchain/run-command';

const REQUIREMENTS = path.join(__dirname, '..', 'test', 'python', 'requirements.txt');

/** Returns the interpreter of a virtual environment with the CDK and jsii, which is made on first use and found again afterwards. */
export async function ensureBindingsEnvironment(report: (line: string) => void): Promise<string> {
  const found = await findPython();
  const hash = shortHash(await fs.promises.readFile(REQUIREMENTS), found.version);
  const venv = path.join(userCacheFolder(), `bindings-${hash}`);
  const python = path.join(venv, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  await buildOnce(venv, report, async () => {
    report(`Making a Python environment with the CDK in ${venv} (once, about half a gigabyte)`);
    await runCommand(found.command, ['-m', 'venv', venv]);
    await runCommand(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--requirement', REQUIREMENTS]);
  });
  return python;
}
