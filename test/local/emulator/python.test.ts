import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { buildOnce } from '../../../local/toolchain/build-once';
import { findPython } from '../../../local/toolchain/find-python';

let folder: string;
const given = process.env.PYTHON;

beforeEach(async () => {
  folder = await fs.promises.mkdtemp(path.join(os.tmpdir(), 'python-test-'));
});

afterEach(async () => {
  if (given === undefined) delete process.env.PYTHON;
  else process.env.PYTHON = given;
  await fs.promises.rm(folder, { recursive: true, force: true });
});

/** A program that claims a version, and ends with 1 when it is asked for the venv module. */
async function fakePython(version: string): Promise<string> {
  const file = path.join(folder, 'python');
  await fs.promises.writeFile(file, `#!/bin/sh\ncase "$2" in *venv*) exit 1;; esac\necho ${version}\n`, { mode: 0o755 });
  return file;
}

describe('findPython', () => {
  test('names the variable PYTHON when it points nowhere', async () => {
    process.env.PYTHON = path.join(folder, 'missing');
    await expect(findPython()).rejects.toThrow(/variable PYTHON .*missing.* does not run/);
  });

  test('says that a Python is too old', async () => {
    process.env.PYTHON = await fakePython('3.10');
    await expect(findPython()).rejects.toThrow(/^Python 3\.11 .*python is 3\.10/);
  });

  test('says that the venv module is missing', async () => {
    process.env.PYTHON = await fakePython('3.12');
    await expect(findPython()).rejects.toThrow(/venv/);
  });
});

describe('buildOnce', () => {
  const report = () => undefined;

  test('builds once, however many ask at the same time', async () => {
    let builds = 0;
    const build = async () => {
      builds += 1;
      await new Promise(resolve => setTimeout(resolve, 100));
    };
    const target = path.join(folder, 'target');
    await Promise.all([buildOnce(target, report, build), buildOnce(target, report, build)]);
    await buildOnce(target, report, build);
    expect(builds).toBe(1);
  });

  test('builds anew what was interrupted, whose owner is gone', async () => {
    const target = path.join(folder, 'target');
    await fs.promises.mkdir(target);
    await fs.promises.writeFile(path.join(target, 'half'), '');
    await fs.promises.writeFile(`${target}.lock`, '999999999');
    await buildOnce(target, report, () => fs.promises.writeFile(path.join(target, 'whole'), ''));
    expect((await fs.promises.readdir(target)).sort()).toEqual(['.complete', 'whole']);
  });
});
