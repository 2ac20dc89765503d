import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { waitFor } from '../waiting/wait-for';

const LOCK_POLL_MILLISECONDS = 500;

/** Longer than all commands of a build may take together. */
const LOCK_DEADLINE_SECONDS = 4 * 3_600;

/**
 * Builds the content of a folder once, however many processes ask for it.
 *
 * The marker is written last, so an interrupted build is repeated. The folder is built in place, because a virtual environment
 * contains absolute paths.
 */
export async function buildOnce(folder: string, report: (line: string) => void, build: () => Promise<void>): Promise<void> {
  const marker = path.join(folder, '.complete');
  if (fs.existsSync(marker)) return;
  await withLock(`${folder}.lock`, report, async () => {
    if (fs.existsSync(marker)) return;
    await fs.promises.rm(folder, { recursive: true, force: true });
    await fs.promises.mkdir(folder, { recursive: true });
    await build();
    await fs.promises.writeFile(marker, '');
  });
}

/** Returns a short hash, for the name of a folder whose content depends on the parts. */
export function shortHash(...parts: (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 12);
}

/** Runs the action while no other process runs one under the same lock. */
export async function withLock<T>(file: string, report: (line: string) => void, act: () => Promise<T>): Promise<T> {
  await fs.promises.mkdir(path.dirname(file), { recursive: true });
  const release = await acquireLock(file, report);
  try {
    return await act();
  } finally {
    await release();
  }
}

async function acquireLock(file: string, report: (line: string) => void): Promise<() => Promise<void>> {
  let isReported = false;
  await waitFor(`the lock ${file}`, async () => {
    if (await createLock(file)) return { value: true, state: 'free' };
    const owner = livingOwner(file);
    if (owner === undefined) {
      await removeStaleLock(file);
      return { state: 'its owner is gone' };
    }
    // The number of a process that is gone may be another's by now: only a person can know.
    if (!isReported) report(`Process ${owner} is setting this up already; if that is not true, delete ${file}`);
    isReported = true;
    return { state: `process ${owner} holds it` };
  }, { pollMilliseconds: LOCK_POLL_MILLISECONDS, stallSeconds: LOCK_DEADLINE_SECONDS, deadlineSeconds: LOCK_DEADLINE_SECONDS });
  const releaseAtExit = () => fs.rmSync(file, { force: true });
  process.once('exit', releaseAtExit);
  return async () => {
    process.off('exit', releaseAtExit);
    await fs.promises.rm(file, { force: true });
  };
}

/** Creates the lock with its content at once, by a hard link: no process can read a lock without an owner. */
async function createLock(file: string): Promise<boolean> {
  const own = `${file}.${process.pid}`;
  await fs.promises.writeFile(own, String(process.pid));
  try {
    await fs.promises.link(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    await fs.promises.rm(own, { force: true });
  }
}

/** Removes the lock of a dead owner. Only one of several waiting processes can rename it. */
async function removeStaleLock(file: string): Promise<void> {
  const taken = `${file}.stale.${process.pid}`;
  await fs.promises.rename(file, taken).catch(() => undefined);
  await fs.promises.rm(taken, { force: true });
}

function livingOwner(file: string): number | undefined {
  let owner: number;
  try {
    owner = Number(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
  if (owner === process.pid) return owner;
  try {
    process.kill(owner, 0);
    return owner;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? owner : undefined;
  }
}
