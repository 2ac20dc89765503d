import * as fs from 'node:fs';
import * as path from 'node:path';
import { inRepository, REPOSITORY } from './repository';
import { withLock } from '../toolchain/build-once';
import { runCommand } from '../toolchain/run-command';

/** The sources of the bundles; `src/contract` is the part of the library that handlers share. */
const SOURCES = ['content', 'lambda-src', 'cli', 'src/contract', 'package-lock.json'];

/** Two test processes may find the bundles stale at the same time. */
const LOCK = inRepository('node_modules/.cache/bundle-handlers.lock');

/** Builds the bundles of the handlers, which are not in Git, unless they are newer than all their sources. */
export async function bundleHandlers(report: (line: string) => void): Promise<void> {
  if (await isFresh()) return;
  await withLock(LOCK, report, async () => {
    if (await isFresh()) return;
    report('Bundling the Lambda handlers');
    await runCommand(process.execPath, [inRepository('node_modules/projen/bin/projen'), 'bundle'], { cwd: REPOSITORY });
  });
}

async function isFresh(): Promise<boolean> {
  const [oldestBundle, newestSource] = await Promise.all([oldestBundleTime(), newestSourceTime()]);
  return oldestBundle > newestSource;
}

/** Returns zero if a bundle is missing. */
async function oldestBundleTime(): Promise<number> {
  const folders = await fs.promises.readdir(inRepository('lambda-src'));
  const handlers = folders.filter(name => fs.existsSync(inRepository('lambda-src', name, 'index.ts')));
  const bundles = [...handlers.map(name => `lambda-src/${name}/index.js`), 'cli/main.js'];
  const times = await Promise.all(bundles.map(name => modifiedAt(inRepository('assets', name)).catch(() => 0)));
  return Math.min(...times);
}

async function newestSourceTime(): Promise<number> {
  const times = await Promise.all(SOURCES.map(async source => {
    const root = inRepository(source);
    if (!(await fs.promises.stat(root)).isDirectory()) return [await modifiedAt(root)];
    const names = await fs.promises.readdir(root, { recursive: true });
    return Promise.all(names.map(name => modifiedAt(path.join(root, name))));
  }));
  return Math.max(...times.flat());
}

async function modifiedAt(file: string): Promise<number> {
  return (await fs.promises.stat(file)).mtimeMs;
}
