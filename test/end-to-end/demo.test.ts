import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { lastLines, waitFor } from '../../local/waiting/wait-for';

const ROOT = path.join(__dirname, '..', '..');

let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'demo-'));
  fs.mkdirSync(path.join(folder, 'temp'));
  fs.mkdirSync(path.join(folder, 'files', 'below'), { recursive: true });
});

afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Starts the command as `npm run demo` does, with a temp folder of its own that must be empty again at its end. */
function demo(...options: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'local/demo/main.ts', ...options], { cwd: ROOT, env: { ...process.env, TMPDIR: path.join(folder, 'temp') } });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => { said.stdout += chunk; });
  child.stderr.on('data', (chunk) => { said.stderr += chunk; });
  let exitCode: number | null | undefined;
  child.once('close', (code) => { exitCode = code; });
  const exited = () => waitFor('the demo to end', () => Promise.resolve({ value: exitCode, state: lastLines(said.stderr) }), { stallSeconds: 900 });
  const saying = async (text: RegExp) => {
    await waitFor(`the demo to print ${text}`, () => {
      if (child.exitCode !== null) throw new Error(`the demo ended with ${child.exitCode} before it printed ${text}:\n${said.stderr}`);
      return Promise.resolve({ value: text.test(said.stderr) || undefined, state: lastLines(said.stderr) });
    });
  };
  return { child, said, exited, saying };
}

/** What tsx keeps to compile nothing twice is no scratch. */
const leftBehind = () => fs.readdirSync(path.join(folder, 'temp')).filter((name) => !name.startsWith('tsx-') && !name.startsWith('node-'));

it('the demo prints exactly one JSON object for each file, and leaves nothing behind', async () => {
  const files = { 'good.csv': 'a,b\n1,2\n3,4\n', 'below/bad name.csv': 'a,b\n1\n', 'below/list.jsonl': '{"a":1}\n', 'other.txt': 'x' };
  for (const [name, content] of Object.entries(files)) fs.writeFileSync(path.join(folder, 'files', name), content);
  const { said, exited } = demo('--no-spark', '--json', '--files', path.join(folder, 'files'));
  expect(await exited()).toBe(0);
  const rows = said.stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(rows.map((row) => Object.keys(row))).toEqual(rows.map(() => ['file', 'outcome', 'reason', 'rows', 'output', 'seconds']));
  const told = Object.fromEntries(rows.map(({ file, outcome, reason, rows: count }) => [file, [outcome, reason, count]]));
  expect(rows).toHaveLength(4);
  expect(told).toEqual({
    'good.csv': ['VALIDATED', null, 2], 'below/list.jsonl': ['VALIDATED', null, 1],
    'below/bad name.csv': ['REJECTED', 'RAGGED_ROW', null], 'other.txt': ['REJECTED', 'UNSUPPORTED_TYPE', null],
  });
  expect(leftBehind()).toEqual([]);
});

it('an example\'s files go to where its stack says, and end as they must', async () => {
  const { said, exited } = demo('--no-spark', '--json', '--example', 'own-buckets-and-key');
  expect(await exited()).toBe(0);
  const rows = said.stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(rows.map(({ file, outcome, rows: count }) => [file, outcome, count]).sort()).toEqual([
    ['2024/customers.csv', 'VALIDATED', 2], ['customers.csv', 'VALIDATED', 3], ['readme.md', 'REJECTED', null],
  ]);
  expect(said.stderr).toMatch(/ {2}REJECTED +customers\/new\/readme\.md /);
  expect(leftBehind()).toEqual([]);
});

it('Ctrl-C ends the demo with 130, its emulator and its files', async () => {
  fs.writeFileSync(path.join(folder, 'files', 'good.csv'), 'a\n1\n');
  const { child, said, exited, saying } = demo('--no-spark', '--keep', '--files', path.join(folder, 'files'));
  await saying(/Creating the stack/);
  const [, endpoint] = /(http:\/\/127\.0\.0\.1:\d+)/.exec(said.stderr)!;
  expect((await fetch(endpoint)).status).toBeGreaterThan(0);
  child.kill('SIGINT');
  expect(await exited()).toBe(130);
  await expect(fetch(endpoint)).rejects.toThrow();
  expect(leftBehind()).toEqual([]);
});

it.each([
  ['an option', ['--fils', 'x'], /--fils/],
  ['an example', ['--example', 'x'], /--example is x, .* quick-start, /],
])('fails with a sentence and 2 when %s is unknown', async (_what, options, message) => {
  const { said, exited } = demo(...options);
  expect(await exited()).toBe(2);
  expect(said.stderr).toMatch(message);
  expect(said.stdout).toBe('');
});
