import * as fs from 'node:fs';
import * as path from 'node:path';
import { countJest, countPytest, type Counts } from './counts';
import type { Scheduled } from './schedule';
import { ensurePythonEnvironment } from '../../local/toolchain/python-environment';
import { ensureBindingsEnvironment } from '../bindings-environment';

export interface Step extends Scheduled {
  /** Returns the commands of the step: the groups run one after another, the commands of a group side by side. */
  readonly commands: (report: string, print: (line: string) => void) => Promise<string[][][]>;
  /** Reads the number of tests from the report; a step without it counts as one test. */
  readonly count?: (report: string) => Counts;
  /** True if the commands write or read the records of the roles' permissions. */
  readonly recordsRuns?: boolean;
  /** The files that the commands write again and must not change: the committed content must be what they write. */
  readonly unchanged?: () => string[];
}

export const ROOT = path.join(__dirname, '..', '..');

const tsx = (script: string, ...options: string[]) => ['node', '--import', 'tsx', script, ...options];

/** The tests make garbage faster than Node.js expects: a larger nursery saves a tenth of their time. */
const jestCommand = (report: string, ...options: string[]) =>
  ['node', '--max-semi-space-size=64', 'node_modules/jest/bin/jest.js', '--ci', '--json', `--outputFile=${report}`, ...options];

const pytestCommand = (python: string, report: string, folder: string) =>
  [python, '-B', '-m', 'pytest', '-q', '--durations=10', '-p', 'no:cacheprovider', `--junitxml=${report}`, folder];

const AFTER_BUILD = { after: ['build'] };

/** The longest first, so that the others run beside them. `unit` uses both cores, so it does not run beside both `local` and `glue`. */
export const STEPS: Step[] = [
  {
    name: 'build',
    commands: async () => [
      [['npx', 'projen', 'default'], tsx('projenrc/wasm.ts')],
      [tsx('projenrc/glue-contract.ts')],
      [['npx', 'projen', 'bundle'], ['npx', 'projen', 'compile']],
      [['npx', 'projen', 'docgen'], tsx('projenrc/docs.ts')],
    ],
    unchanged: generatedFiles,
  },
  { name: 'local', ...AFTER_BUILD, commands: async (report) => [[jestCommand(report, '-c', 'jest.local.json')]], count: countJest, recordsRuns: true },
  {
    name: 'glue',
    ...AFTER_BUILD,
    commands: async (report, print) => {
      const { python } = await ensurePythonEnvironment(print);
      return [[pytestCommand(python, report, 'test/glue')]];
    },
    count: countPytest,
  },
  { name: 'unit', ...AFTER_BUILD, commands: async (report) => [[jestCommand(report)]], count: countJest },
  { name: 'lint', ...AFTER_BUILD, commands: async () => [[['npx', 'projen', 'eslint']]] },
  { name: 'types', ...AFTER_BUILD, commands: async () => [[['npx', 'tsc', '-p', 'tsconfig.all.json']]] },
  { name: 'bindings', ...AFTER_BUILD, commands: async () => [[['npx', 'projen', 'bindings']]] },
  {
    name: 'python', after: ['build', 'bindings'],
    commands: async (report, print) => [[pytestCommand(await ensureBindingsEnvironment(print), report, 'test/python')]], count: countPytest,
  },
  {
    name: 'permissions', after: ['build', 'local'],
    commands: async () => [[tsx('local/permissions/main.ts')]], recordsRuns: true, unchanged: () => ['docs/permissions.md'],
  },
];

/** Returns the files that projen writes, and those that our own generators write. */
function generatedFiles(): string[] {
  const { files } = JSON.parse(fs.readFileSync(path.join(ROOT, '.projen', 'files.json'), 'utf8')) as { files: string[] };
  const documents = ['costs', 'job-contract', 'notifications', 'reference', 'rejection-reasons', 'security'].map((name) => `docs/${name}.md`);
  return [...files, 'API.md', ...documents, 'docs/images/architecture.svg', 'docs/images/demo.svg', 'glue-assets/file_pipeline/contract.json',
    'content/simd/scanner-wasm.ts'];
}
