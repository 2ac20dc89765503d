import { runCommand } from './run-command';

const OLDEST_MINOR_VERSION = 11;

export interface Python {
  readonly command: string;
  /** For instance `3.11`. */
  readonly version: string;
}

/** Returns the Python to use, 3.11 or newer: the one that the variable PYTHON names, else the first on the PATH. */
export async function findPython(): Promise<Python> {
  const given = process.env.PYTHON;
  const candidates = given ? [given] : ['python3.11', 'python3', 'python'];
  const tooOld: string[] = [];
  for (const command of candidates) {
    const version = await versionOf(command);
    if (!version) continue;
    if (!isNewEnough(version)) {
      tooOld.push(`${command} is ${version}`);
      continue;
    }
    await assertCanMakeEnvironments(command);
    return { command, version };
  }
  if (tooOld.length > 0) {
    throw new Error(`Python 3.${OLDEST_MINOR_VERSION} or newer is needed, but ${tooOld.join(' and ')}: install a newer one, or set the variable PYTHON to it.`);
  }
  throw new Error(given
    ? `The variable PYTHON is ${given}, which does not run: set it to a Python 3.${OLDEST_MINOR_VERSION} or newer.`
    : `No Python was found (tried ${candidates.join(', ')}): install Python 3.${OLDEST_MINOR_VERSION} or newer, or set the variable PYTHON to it.`);
}

async function versionOf(command: string): Promise<string | undefined> {
  try {
    return (await runCommand(command, ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])'])).trim();
  } catch {
    return undefined;
  }
}

function isNewEnough(version: string): boolean {
  const [major, minor] = version.split('.').map(Number);
  return major === 3 && minor >= OLDEST_MINOR_VERSION;
}

async function assertCanMakeEnvironments(command: string): Promise<void> {
  try {
    await runCommand(command, ['-c', 'import venv, ensurepip']);
  } catch {
    throw new Error(`${command} has no venv module: install it (on Debian and Ubuntu the package is called python3-venv).`);
  }
}
