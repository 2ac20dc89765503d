import * as fs from 'node:fs';
import * as path from 'node:path';
import * as ts from 'typescript';

const ROOT = path.join(__dirname, '..');

const FOLDERS = ['src', 'content', 'lambda-src', 'cli', 'local', 'projenrc', 'bench', 'test', 'examples'];

/** The parts of src/, from those that import to those that are imported: a file imports its own layer and those below it. */
const LAYERS = [
  ['index'],
  ['file-processing-pipeline'],
  ['file-processing-pipeline-props', 'nag'],
  ['intake', 'file-type', 'validate', 'quarantine', 'stage', 'convert', 'publish', 'notify', 'workflow', 'observe', 'defaults'],
  ['access', 'functions'],
  ['storage'],
  ['checks'],
  ['contract'],
];

/** The relative imports of each file below a folder, those of types included, as paths from the root. */
function importsBelow(folder: string): Map<string, string[]> {
  const files = fs.readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('node_modules')).map((name) => path.join(folder, name));
  return new Map(files.map((file) => [file, importsOf(file)]));
}

function importsOf(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(fs.readFileSync(path.join(ROOT, file), 'utf8'), true, true);
  return importedFiles.map(({ fileName }) => fileName).filter((name) => name.startsWith('.'))
    .map((name) => path.join(path.dirname(file), name))
    .map((target) => (fs.existsSync(path.join(ROOT, `${target}.ts`)) ? `${target}.ts` : path.join(target, 'index.ts')));
}

/** The first circle of imports that is found, as its files in order. */
function circleIn(imports: ReadonlyMap<string, string[]>): string[] {
  const done = new Set<string>();
  const visit = (file: string, trail: string[]): string[] => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
    if (done.has(file)) return [];
    const circle = (imports.get(file) ?? []).map((target) => visit(target, [...trail, file])).find((found) => found.length > 0) ?? [];
    done.add(file);
    return circle;
  };
  return [...imports.keys()].map((file) => visit(file, [])).find((found) => found.length > 0) ?? [];
}

const layerOf = (file: string) => LAYERS.findIndex((names) => names.includes(file.split(path.sep)[1].replace(/\.ts$/, '')));

it('no file imports itself through others, in its own folder or another', () => {
  const imports = new Map(FOLDERS.flatMap((folder) => [...importsBelow(folder)]));
  expect(FOLDERS.filter((folder) => ![...imports.keys()].some((file) => file.startsWith(`${folder}${path.sep}`)))).toEqual([]);
  expect(circleIn(imports)).toEqual([]);
});

it('finds a circle, so that the test above can fail', () => {
  expect(circleIn(new Map([['a', ['b']], ['b', ['c', 'd']], ['c', []], ['d', ['b']]]))).toEqual(['b', 'd', 'b']);
});

it('the files of src import one way, from the construct to the contract', () => {
  const imports = [...importsBelow('src')];
  expect(imports.map(([file]) => file).filter((file) => layerOf(file) < 0)).toEqual([]);
  const upward = imports.flatMap(([file, targets]) => targets.filter((target) => layerOf(target) < layerOf(file)).map((target) => `${file} imports ${target}`));
  expect(upward).toEqual([]);
});
