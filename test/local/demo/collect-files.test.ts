import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { collectFiles, sourceKey, withoutLongKeys } from '../../../local/demo/collect-files';

let folder: string;

beforeEach(() => { folder = fs.mkdtempSync(path.join(os.tmpdir(), 'collect-files-')); });
afterEach(() => { fs.rmSync(folder, { recursive: true, force: true }); });

function write(...names: string[]): void {
  for (const name of names) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), '');
  }
}

const namesOf = async () => (await collectFiles(folder)).files.map(({ name }) => name);

test('takes files of all depths by their path with slashes', async () => {
  write('b.csv', 'a/deep/er.json', 'a/x.csv');
  expect(await namesOf()).toEqual(['a/deep/er.json', 'a/x.csv', 'b.csv']);
});

test('takes names with spaces, foreign letters and unusual beginnings', async () => {
  const names = [' leading.csv', '-dash.csv', '.hidden.csv', '_line.CSV', 'größe 日本.csv', 'two\nlines.csv'];
  write(...names);
  expect(await namesOf()).toEqual(names.sort());
});

test('takes links to files, and passes over all that is no file', async () => {
  write('a.csv');
  fs.symlinkSync('a.csv', path.join(folder, 'link.csv'));
  fs.symlinkSync('.', path.join(folder, 'loop'));
  fs.symlinkSync('nowhere', path.join(folder, 'broken'));
  const { files, passedOver } = await collectFiles(folder);
  expect(files.map(({ name }) => name)).toEqual(['a.csv', 'link.csv']);
  expect(passedOver).toEqual(['broken', 'loop']);
});

test('a name that is not UTF-8 is not usable', async () => {
  try {
    fs.writeFileSync(Buffer.concat([Buffer.from(`${folder}/bad`), Buffer.from([0xff]), Buffer.from('.csv')]), '');
  } catch {
    // Some file systems take no such name.
    return;
  }
  expect(await collectFiles(folder)).toMatchObject({ files: [], unusable: [{ name: 'bad\ufffd.csv', reason: 'NAME_NOT_UTF8' }] });
});

test('fails when the folder does not exist', async () => {
  await expect(collectFiles(path.join(folder, 'none'))).rejects.toThrow(/none is not a folder/);
});

test('fails when the folder is a file', async () => {
  write('a.csv');
  await expect(collectFiles(path.join(folder, 'a.csv'))).rejects.toThrow('is not a folder');
});

test('fails when there is no file in the folder', async () => {
  fs.mkdirSync(path.join(folder, 'empty'));
  await expect(collectFiles(folder)).rejects.toThrow(`There is no file in ${folder}`);
});

test('a file is uploaded below the prefix, its path as it is', () => {
  expect(sourceKey('incoming/', 'Zürich 2024/Kaffee & Tee.csv')).toBe('incoming/Zürich 2024/Kaffee & Tee.csv');
});

test('a file whose key with the prefix is longer than S3 takes is not usable; length is counted in bytes', () => {
  const file = (name: string) => ({ name, path: `/files/${name}` });
  const fits = file('ü'.repeat(510));
  const tooLong = file(`${'ü'.repeat(510)}x`);
  const unusable = { name: 'a', reason: 'UNREADABLE' as const, message: 'it may not be read' };
  expect(withoutLongKeys({ files: [fits, tooLong], unusable: [unusable], passedOver: ['b'] }, 'in2/')).toEqual({
    files: [fits],
    unusable: [unusable, { name: tooLong.name, reason: 'KEY_TOO_LONG', message: expect.stringMatching(/1024 bytes/) }],
    passedOver: ['b'],
  });
});
