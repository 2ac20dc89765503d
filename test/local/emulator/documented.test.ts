import * as fs from 'node:fs';
import * as path from 'node:path';

const EMULATOR = path.join(__dirname, '..', '..', '..', 'local', 'emulator');

const README = fs.readFileSync(path.join(EMULATOR, 'README.md'), 'utf8');

const TESTS = fs.readdirSync(__dirname).filter(name => name.endsWith('.test.ts')).map(name => fs.readFileSync(path.join(__dirname, name), 'utf8')).join('\n');

/** The modules of a package, by name. */
const modulesOf = (folder: string) => fs.readdirSync(path.join(EMULATOR, folder))
  .filter(name => name.endsWith('.py') && name !== '__init__.py')
  .map(name => name.replace(/\.py$/, ''))
  .sort();

/** The first cells of the rows of the table under a heading. */
const documentedUnder = (heading: string) => {
  const [, section = ''] = README.split(`## ${heading}\n`);
  return [...section.split('\n## ')[0].matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
};

const namesIn = (pattern: RegExp) => [...new Set([...TESTS.matchAll(pattern)].map(([, name]) => name))].sort();

test('each seam is a row of the README, in the order of their names', () => {
  expect(documentedUnder('Seams')).toEqual(modulesOf('seams'));
});

test('each seam has a test that runs with it and against bare MiniStack, and no test is of a seam that is gone', () => {
  expect(namesIn(/^seam(?:<.*>)?\('(\w+)'/gm)).toEqual(modulesOf('seams'));
});

test('each fault is a row of the README, and has its tests', () => {
  expect(documentedUnder('Faults')).toEqual(modulesOf('faults'));
  expect(namesIn(/^describe\('fault (\w+)'/gm)).toEqual(modulesOf('faults'));
});

test('each control is named in the README', () => {
  const controls = modulesOf('faults').flatMap(name => {
    const [, dictionary = ''] = /^CONTROLS = \{(.*)\}$/m.exec(fs.readFileSync(path.join(EMULATOR, 'faults', `${name}.py`), 'utf8')) ?? [];
    return [...dictionary.matchAll(/"([a-z-]+)":/g)].map(([, control]) => control);
  });
  expect(controls.length).toBeGreaterThanOrEqual(modulesOf('faults').length);
  expect(controls.filter(control => !README.includes(`\`${control}\``))).toEqual([]);
});
