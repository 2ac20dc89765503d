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
export async function buildOnce(folder: string, build: () => Promise<void>): Promise<void> {
  const marker = path.join(folder, '.complete');
  if (fs.existsSync(marker)) return;
  await fs.promises.mkdir(path.dirname(folder), { recursive: true });
  const release = await acquireLock(`${folder}.lock`);
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

async function acquireLock(file: string): Promise<() => Promise<void>> {
  for (;;) {
    if (await createLock(file)) return () => fs.promises.rm(file, { force: true });
    if (!isHeldByALivingProcess(file)) await removeStaleLock(file);
    else await sleep(LOCK_POLL_MILLISECONDS);
  }
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

function isHeldByALivingProcess(file: string): boolean {
  let owner: number;
  try {
    owner = Number(fs.readFileSync(file, 'utf8'));
  } catch {
    return false;
  }
  if (owner === process.pid) return true;
  try {
    process.kill(owner, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
