import * as fs from 'node:fs';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const LOCK_POLL_MILLISECONDS = 500;

/**
 * Builds a folder's content once, however many processes ask for it.
 *
 * The marker is written last, so an interrupted build is redone; a virtual environment holds absolute
 * paths, so it cannot be built elsewhere and renamed.
 */
export async function buildOnce(folder: string, report: (line: string) => void, build: () => Promise<void>): Promise<void> {
  const marker = path.join(folder, '.complete');
  if (fs.existsSync(marker)) return;
  await fs.promises.mkdir(path.dirname(folder), { recursive: true });
  const release = await acquireLock(`${folder}.lock`, report);
  try {
    if (fs.existsSync(marker)) return;
    await fs.promises.rm(folder, { recursive: true, force: true });
    await fs.promises.mkdir(folder, { recursive: true });
    await build();
    await fs.promises.writeFile(marker, '');
  } finally {
    await release();
  }
}

async function acquireLock(file: string, report: (line: string) => void): Promise<() => Promise<void>> {
  for (let isReported = false; !(await createLock(file));) {
    const owner = livingOwner(file);
    if (owner === undefined) {
      await removeStaleLock(file);
      continue;
    }
    // The number of a process that is gone may be another's by now: only a person can tell.
    if (!isReported) report(`Process ${owner} is setting this up already; if that is not so, delete ${file}`);
    isReported = true;
    await sleep(LOCK_POLL_MILLISECONDS);
  }
  const releaseAtExit = () => fs.rmSync(file, { force: true });
  process.once('exit', releaseAtExit);
  return async () => {
    process.off('exit', releaseAtExit);
    await fs.promises.rm(file, { force: true });
  };
}

/** A hard link appears with its content, so nobody ever reads a lock without its owner. */
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

/** Renaming first lets only one of several waiting processes take the dead owner's lock away. */
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
