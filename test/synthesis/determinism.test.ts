import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { promisify } from 'node:util';

const ROOT = path.join(__dirname, '..', '..');
/** All that a synthesis reads. */
const LIBRARY = ['src', 'assets', 'glue-assets', 'test/synthesis', 'examples/own-transform', 'examples/tsconfig.json', 'tsconfig.json', 'package.json'];

const APP = `
import { App, Stack } from 'aws-cdk-lib';
import { CONFIGURATION_NAMES, CONFIGURATIONS } from './configurations';

const app = new App({ outdir: process.argv[2], analyticsReporting: false });
CONFIGURATION_NAMES.forEach((name, index) => CONFIGURATIONS[name](new Stack(app, \`Stack\${index}\`)));
app.synth();
`;

let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'determinism-'));
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** A copy of the library, synthesized by a process of its own. */
async function synthesizeIn(name: string, environment: Record<string, string>): Promise<Record<string, string>> {
  const home = path.join(folder, name);
  for (const part of LIBRARY) fs.cpSync(path.join(ROOT, part), path.join(home, part), { recursive: true });
  fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(home, 'node_modules'));
  fs.writeFileSync(path.join(home, 'test', 'synthesis', 'app.ts'), APP);
  const outdir = path.join(home, 'out');
  await promisify(execFile)(process.execPath, ['--import', `file://${require.resolve('tsx')}`, path.join('test', 'synthesis', 'app.ts'), outdir], {
    cwd: home, env: { PATH: process.env.PATH, CDK_VALIDATION: 'false', ...environment },
  });
  const files = fs.readdirSync(outdir).filter((file) => /\.(template|assets)\.json$/.test(file));
  return Object.fromEntries(files.map((file) => [file, fs.readFileSync(path.join(outdir, file), 'utf8')]));
}

it('gives the same templates and assets in two directories, under two locales and time zones', async () => {
  const [first, second] = await Promise.all([
    synthesizeIn('one', { LANG: 'C', LC_ALL: 'C', TZ: 'UTC' }),
    synthesizeIn('a second directory/ä', { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', TZ: 'Asia/Kathmandu' }),
  ]);
  expect(Object.keys(first)).toHaveLength(2 * 3);
  expect(second).toEqual(first);
}, 120_000);
