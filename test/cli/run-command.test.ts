import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { CHUNK_BYTES, readChunks } from '../../cli/read-chunks';
import { runCommand } from '../../cli/run-command';
import { LIMITS } from '../../src/contract/limits';

let folder: string;

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cli-'));
  const contents = {
    'good.csv': 'id,name\n1,Zoë\n2,"a\nb"\n',
    'bad.csv': 'id,name\n1,Zoë\n2\n3,c,d\n',
    'good.json': '[{"id":1},{"id":2.5}]',
    'good.jsonl.gz': gzipSync('{"id":1}\n'),
    'cut.csv.gz': gzipSync('id\n1\n').subarray(0, 20),
    'schema.json': '[{"name":"id","type":"int"},{"name":"name","type":"string"}]',
  };
  for (const [name, content] of Object.entries(contents)) fs.writeFileSync(path.join(folder, name), content);
});

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const inFolder = (name: string) => path.join(folder, name);

/** Runs the command. File names in the options are replaced by paths, and paths in the output by file names. */
async function run(options: string[], { input = '', isTTY = false } = {}) {
  const written = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof written) => ({ isTTY, columns: 80, write: (text: string) => (written[name] += text) });
  const argv = options.map((option) => (fs.existsSync(inFolder(option)) ? inFolder(option) : option));
  const code = await runCommand(argv, { stdin: Readable.from([Buffer.from(input)]), stdout: stream('stdout'), stderr: stream('stderr') as never });
  return { code, stdout: written.stdout.replaceAll(`${folder}/`, ''), stderr: written.stderr.replaceAll(`${folder}/`, '') };
}

test('the columns and rows of a valid file are listed, and the exit code is 0', async () => {
  await expect(run(['validate', 'good.csv'])).resolves.toEqual({ code: 0, stdout: 'good.csv: valid, 2 rows of 2 columns: "id" string, "name" string\n', stderr: '' });
});

test('each problem of an invalid file is listed with its place, as compilers do, and the exit code is 1', async () => {
  const { code, stdout, stderr } = await run(['validate', 'bad.csv']);
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(stdout).toMatch(/^bad\.csv:3:1: RAGGED_ROW: .*\n {4}2\nbad\.csv:4:1: RAGGED_ROW: .*\n {4}3,c,d\n$/);
});

test('each of several files has its verdict, in their order, and the worst verdict decides the exit code', async () => {
  const { code, stdout } = await run(['validate', 'bad.csv', 'good.json', 'good.jsonl.gz']);
  expect(code).toBe(1);
  expect(stdout.split('\n').filter((line) => !line.startsWith(' ')).map((line) => line.split(/[: ]/)[0])).toEqual(['bad.csv', 'bad.csv', 'good.json', 'good.jsonl.gz', '']);
});

test('--json prints the whole verdict of each file on one line', async () => {
  const { code, stdout } = await run(['validate', '--json', 'good.json', 'good.jsonl.gz', 'cut.csv.gz', 'bad.csv']);
  expect(code).toBe(1);
  const [good, zipped, cut, bad] = stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
  expect(good).toMatchObject({ file: inFolder('good.json').slice(folder.length + 1), valid: true, facts: { rows: 2, columns: [{ name: 'id', type: 'double' }], compression: 'none', complete: true } });
  expect(zipped).toMatchObject({ valid: true, facts: { rows: 1, compression: 'gzip', bytes: 9 } });
  expect(cut).toMatchObject({ valid: false, reason: { code: 'INVALID_GZIP' } });
  expect(bad).toMatchObject({ valid: false, reason: { code: 'RAGGED_ROW', line: 3, column: 1, byteOffset: 15 }, furtherProblems: [{ line: 4 }] });
});

test('a file must match its schema', async () => {
  await expect(run(['validate', 'good.csv', '--schema', 'schema.json'])).resolves.toMatchObject({ code: 0, stdout: 'good.csv: valid, 2 rows of 2 columns: "id" int, "name" string\n' });
  await expect(run(['validate', 'good.csv', '--delimiter', ';', '--schema', 'schema.json'])).resolves.toMatchObject({ code: 1, stdout: expect.stringContaining('SCHEMA_MISMATCH') });
});

test('standard input is read like a file', async () => {
  await expect(run(['validate', '-', '--type', 'csv'], { input: 'a\n1\n' })).resolves.toMatchObject({ code: 0, stdout: '-: valid, 1 row of 1 column: "a" string\n' });
  await expect(run(['validate', '-', '--type', 'csv'], { input: 'a\n' })).resolves.toMatchObject({ code: 1, stdout: expect.stringMatching(/^-(:1:2)?: EMPTY: /) });
});

test('help and version are printed, and the exit code is 0', async () => {
  await expect(run(['--help'])).resolves.toMatchObject({ code: 0, stdout: expect.stringMatching(/^Usage: npx cdk-file-processing-pipeline validate FILE/), stderr: '' });
  await expect(run(['--version'])).resolves.toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
});

test('a progress bar is shown only on a terminal', async () => {
  const { stdout, stderr } = await run(['validate', 'good.csv'], { isTTY: true });
  expect(stdout).toContain('valid');
  expect(stderr).toContain('100% good.csv');
  expect((await run(['validate', '-', '--type', 'csv'], { input: 'a\n1\n', isTTY: true })).stderr).toBe('');
});

test.each([
  ['an option is unknown', ['validate', '--fast', 'good.csv'], /^.*'--fast'.* --help .*\n$/],
  ['no file is given', ['validate'], /^.*file.* --help .*\n$/],
  ['the name of a file does not show its type', ['validate', 'good.txt'], /^good\.txt: .*--type.*\n$/],
  ['the schema cannot be read', ['validate', 'good.csv', '--schema', 'none.json'], /^good\.csv: .*none\.json.* ENOENT.*\n$/],
])('fails when %s, with the exit code 2 and one line', async (_case, options, message) => {
  await expect(run(options)).resolves.toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(message) });
});

test('fails when a file cannot be read, with the exit code 2, but validates the other files', async () => {
  const { code, stdout, stderr } = await run(['validate', 'missing.csv', 'bad.csv', 'good.csv']);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^missing\.csv: ENOENT.*\n$/);
  expect(stdout).toContain('bad.csv:3:1: RAGGED_ROW');
  expect(stdout).toContain('good.csv: valid');
});

test('fails when a file is a folder', async () => {
  fs.mkdirSync(inFolder('folder.csv'));
  await expect(run(['validate', 'folder.csv'])).resolves.toMatchObject({ code: 2, stderr: expect.stringMatching(/^folder\.csv: EISDIR/) });
});

test('--json prints the error of a file that cannot be read', async () => {
  const { code, stdout } = await run(['validate', '--json', 'missing.csv', 'good.json']);
  expect(code).toBe(2);
  expect(stdout.trimEnd().split('\n').map((line) => JSON.parse(line))).toEqual([
    { file: 'missing.csv', error: expect.stringMatching(/^ENOENT/) }, expect.objectContaining({ valid: true }),
  ]);
});

test('fails when a file changes while it is read', async () => {
  fs.writeFileSync(inFolder('changing'), Buffer.alloc(3 * CHUNK_BYTES));
  const reading = async () => {
    for await (const _chunk of readChunks(inFolder('changing'))) fs.truncateSync(inFolder('changing'), 2 * CHUNK_BYTES);
  };
  await expect(reading()).rejects.toThrow('changed');
});

test('cells of declared types are checked to the end, even after the bytes in which the pipeline checks them', async () => {
  fs.writeFileSync(inFolder('late.csv'), `id,name\n${'1,x\n'.repeat(LIMITS.checkedCellsBytes / 4)}one,x\n`);
  await expect(run(['validate', 'late.csv', '--schema', 'schema.json'])).resolves.toMatchObject({ code: 1, stdout: expect.stringContaining('CAST_FAILED') });
});

test('a file of 0 bytes is rejected as EMPTY, compressed or not, as in the pipeline', async () => {
  for (const name of ['empty.csv', 'empty.csv.gz']) {
    fs.writeFileSync(inFolder(name), '');
    await expect(run(['validate', name])).resolves.toMatchObject({ code: 1, stdout: expect.stringMatching(`^${name}: EMPTY: `) });
  }
});

test('control characters in column names are escaped, and at most 20 columns are listed', async () => {
  fs.writeFileSync(inFolder('wide.csv'), `\u009b31m,${Array.from({ length: 24 }, (_, column) => `c${column}`).join(',')}\n${','.repeat(24)}\n`);
  const { stdout } = await run(['validate', 'wide.csv']);
  expect(stdout).toMatch(/^wide\.csv: valid, 1 row of 25 columns: "\\u\{9b\}31m" string, .*"c18" string, and 5 more\n$/);
});

test('a hint is printed if the delimiter seems to be another one', async () => {
  fs.writeFileSync(inFolder('semicolons.csv'), 'a;b\n1;2\n');
  await expect(run(['validate', 'semicolons.csv'])).resolves.toMatchObject({ code: 0, stdout: expect.stringMatching(/\n {4}.*"a;b".* --delimiter\n$/) });
  await expect(run(['validate', 'semicolons.csv', '--delimiter', ';'])).resolves.toMatchObject({ stdout: 'semicolons.csv: valid, 1 row of 2 columns: "a" string, "b" string\n' });
});

test('the output says if there may be more problems', async () => {
  fs.writeFileSync(inFolder('ragged.csv'), `a,b\n${'1\n'.repeat(9)}`);
  const { stdout } = await run(['validate', 'ragged.csv']);
  expect(stdout.match(/RAGGED_ROW/g)).toHaveLength(6);
  expect(stdout).toMatch(/\nragged\.csv: .*more problems.* 6\n$/);
});

test('fails when the reader of the output ends, with the exit code 2 and no stack trace', () => {
  const files = Array<string>(3_000).fill(`'${inFolder('good.csv')}'`).join(' ');
  const command = `"${process.execPath}" --import tsx cli/main.ts validate ${files} | head -n 1; echo "\${PIPESTATUS[0]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', command], { encoding: 'utf8', cwd: path.join(__dirname, '..', '..') });
  expect(stdout).toMatch(/^.*good\.csv: valid, 2 rows.*\n2\n$/);
  expect(stderr).toBe('');
});

test('a file is read to its end, in chunks whose size does not depend on the file', async () => {
  const content = Buffer.alloc(2 * CHUNK_BYTES + 17, 'chunks of unlike content ');
  fs.writeFileSync(inFolder('large'), content);
  const chunks: Buffer[] = [];
  for await (const chunk of readChunks(inFolder('large'))) chunks.push(Buffer.from(chunk));
  expect(chunks.map(({ length }) => length)).toEqual([CHUNK_BYTES, CHUNK_BYTES, 17]);
  expect(Buffer.concat(chunks).equals(content)).toBe(true);
});

test('signals are handled while a large file is read', async () => {
  fs.writeFileSync(inFolder('larger'), Buffer.alloc(65 * CHUNK_BYTES));
  let heard = false;
  setImmediate(() => (heard = true));
  for await (const _chunk of readChunks(inFolder('larger')));
  expect(heard).toBe(true);
});
