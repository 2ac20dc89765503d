import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { bundleHandlers } from '../../../local/pipeline/bundle-handlers';
import { inRepository, REPOSITORY } from '../../../local/pipeline/repository';

/** Builds what is packed, as a release does, unless it is newer than all it is made from. */
export async function compileLibrary(): Promise<void> {
  await bundleHandlers(() => undefined);
  if (isFresh()) return;
  // What a file that is gone was compiled to would be packed for ever.
  fs.rmSync(inRepository('lib'), { recursive: true, force: true });
  execFileSync(process.execPath, [inRepository('node_modules/projen/bin/projen'), 'compile'], { cwd: REPOSITORY, stdio: 'pipe', timeout: 900_000 });
}

function isFresh(): boolean {
  const sources = namesIn('src', '.ts');
  const compiled = namesIn('lib', '.js');
  if (sources.join() !== compiled.join()) return false;
  const modified = (folder: string, extension: string) => sources.map((name) => fs.statSync(inRepository(folder, name + extension)).mtimeMs);
  return Math.max(...modified('src', '.ts')) <= Math.min(...modified('lib', '.js'));
}

/** Without the extension. */
function namesIn(folder: string, extension: string): string[] {
  if (!fs.existsSync(inRepository(folder))) return [];
  return fs.readdirSync(inRepository(folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => path.extname(name) === extension && !name.endsWith('.d.ts')).map((name) => name.slice(0, -extension.length)).sort();
}
