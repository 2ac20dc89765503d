import * as fs from 'node:fs';
import * as path from 'node:path';
import { buildSync } from 'esbuild';

/** Writes the licenses of all packages in the bundles to a file next to the bundles, because the licenses require it. */

const ROOT = path.join(__dirname, '..');
const HANDLERS = path.join(ROOT, 'lambda-src');

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

function bundledPackages(): string[] {
  const handlers = fs.readdirSync(HANDLERS).map((name) => path.join(HANDLERS, name, 'index.ts')).filter((file) => fs.existsSync(file));
  const entryPoints = [...handlers, path.join(ROOT, 'cli', 'main.ts')];
  const { metafile } = buildSync({
    absWorkingDir: ROOT, entryPoints, bundle: true, write: false, metafile: true, platform: 'node', mainFields: ['module', 'main'], outdir: 'unused', logLevel: 'error',
  });
  const folders = Object.keys(metafile.inputs).map((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]);
  return [...new Set(folders.filter((folder) => folder !== undefined))].sort();
}

function licenseText(folder: string): string {
  const files = fs.readdirSync(path.join(ROOT, folder)).filter((file) => /^(licen[cs]e|notice)/i.test(file)).sort();
  return files.map((file) => fs.readFileSync(path.join(ROOT, folder, file), 'utf8').trim()).join('\n\n');
}

const packagesByText = new Map<string, string[]>();
for (const folder of bundledPackages()) {
  const { name, version, license } = JSON.parse(fs.readFileSync(path.join(ROOT, folder, 'package.json'), 'utf8')) as Manifest;
  const text = licenseText(folder);
  packagesByText.set(text, [...packagesByText.get(text) ?? [], `${name} ${version} (${license ?? 'see below'})`]);
}
const notices = [...packagesByText].map(([text, packages]) => `${packages.join('\n')}\n\n${text}`);
fs.writeFileSync(path.join(ROOT, 'assets', 'THIRD-PARTY-NOTICES.txt'), `${notices.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`);
