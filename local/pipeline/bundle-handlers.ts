import * as fs from 'node:fs';
import * as path from 'node:path';
import { inRepository, REPOSITORY } from './repository';
import { runCommand } from '../toolchain/run-command';

/** What a bundle is made from; `src/contract` is the part of the library that handlers share. */
const SOURCES = ['content', 'lambda-src', 'cli', 'src/contract', 'package-lock.json'];

/** Builds the handlers' bundles, which no clone contains, unless they are newer than all they are made from. */
export async function bundleHandlers(report: (line: string) => void): Promise<void> {
  const [oldestBundle, newestSource] = await Promise.all([oldestBundleTime(), newestSourceTime()]);
  if (oldestBundle > newestSource) return;
  report('Bundling the Lambda handlers');
  await runCommand(process.execPath, [inRepository('node_modules/projen/bin/projen'), 'bundle'], { cwd: REPOSITORY });
}

/** Zero if one is missing. */
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
