import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { ensureBindingsEnvironment } from './bindings-environment';
import { RECORDS_VARIABLE } from '../local/permissions/recorded-run';
import { ensurePythonEnvironment } from '../local/toolchain/python-environment';

/**
 * `npm test`: builds, lints and runs every test, then prints the sum of all runners as its last line. Names of steps as arguments run those
 * alone: `npm test -- unit`.
 */

interface Step {
  readonly name: string;
  /** The commands of the step, in order. */
  readonly commands: (report: string) => Promise<string[][]>;
  readonly count?: (report: string) => Counts;
  /** Whether the commands write or read what runs of pipelines show of their permissions. */
  readonly recordsRuns?: boolean;
  /** Files that the commands write anew and may not change: what is committed must be what they write. */
  readonly unchanged?: () => string[];
}

interface Counts {
  readonly passed: number;
  readonly failed: number;
}

const ROOT = path.join(__dirname, '..');
const tsx = (script: string, ...options: string[]) => ['node', '--import', 'tsx', script, ...options];
const jest = (report: string, ...options: string[]) => ['npx', 'jest', '--ci', '--json', `--outputFile=${report}`, ...options];
const pytest = (python: string, report: string, folder: string) =>
  [python, '-B', '-m', 'pytest', '-q', '-p', 'no:cacheprovider', `--junitxml=${report}`, folder];

const STEPS: Step[] = [
  {
    name: 'build',
    commands: async () => [['npx', 'projen', 'default'], ['npx', 'projen', 'bundle'], ['npx', 'projen', 'compile'], ['npx', 'projen', 'docgen'],
      tsx('projenrc/wasm.ts'), tsx('projenrc/glue-contract.ts'), tsx('projenrc/readme-tables.ts')],
    unchanged: generatedFiles,
  },
  {
    name: 'types',
    commands: async () => ['test', 'lambda-src', 'cli', 'local', 'examples', 'bench', 'projenrc'].map((folder) => ['npx', 'tsc', '--noEmit', '-p', folder]),
  },
  { name: 'lint', commands: async () => [['npx', 'projen', 'eslint']] },
  { name: 'bindings', commands: async () => [['npx', 'projen', 'bindings']] },
  {
    name: 'python',
    commands: async (report) => [pytest(await ensureBindingsEnvironment((line) => console.log(line)), report, 'test/python')],
    count: countPytest,
  },
  { name: 'unit', commands: async (report) => [jest(report)], count: countJest },
  {
    name: 'glue',
    commands: async (report) => {
      const { python } = await ensurePythonEnvironment((line) => console.log(line));
      return [pytest(python, report, 'test/glue')];
    },
    count: countPytest,
  },
  { name: 'local', commands: async (report) => [jest(report, '-c', 'jest.local.json')], count: countJest, recordsRuns: true },
  { name: 'permissions', commands: async () => [tsx('local/permissions/main.ts')], recordsRuns: true, unchanged: () => ['docs/permissions.md'] },
];

/** What projen says it writes, and what our own generators write. */
function generatedFiles(): string[] {
  const { files } = JSON.parse(fs.readFileSync(path.join(ROOT, '.projen', 'files.json'), 'utf8')) as { files: string[] };
  const documents = ['costs', 'job-contract', 'notifications', 'reference', 'rejection-reasons', 'security'].map((name) => `docs/${name}.md`);
  return [...files, 'API.md', ...documents, 'docs/images/architecture.svg', 'docs/images/demo.svg', 'glue-assets/file_pipeline/contract.json',
    'lambda-src/shared/simd/scanner-wasm.ts'];
}

/** One for all steps of this call: what an earlier one recorded may not be true any more. */
function recordsFolder(folder: string): string {
  const records = path.join(folder, 'runs');
  fs.mkdirSync(records, { recursive: true });
  return records;
}

function contentOf(file: string): string {
  return fs.existsSync(path.join(ROOT, file)) ? fs.readFileSync(path.join(ROOT, file), 'utf8') : '';
}

function countJest(report: string): Counts {
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(fs.readFileSync(report, 'utf8')) as Record<string, number>;
  return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites };
}

function countPytest(report: string): Counts {
  const suite = /<testsuite [^>]*>/.exec(fs.readFileSync(report, 'utf8'))![0];
  const attribute = (name: string) => Number(new RegExp(`${name}="(\\d+)"`).exec(suite)![1]);
  const failed = attribute('failures') + attribute('errors');
  return { passed: attribute('tests') - failed - attribute('skipped'), failed };
}

function execute([command, ...options]: string[], environment: NodeJS.ProcessEnv): Promise<boolean> {
  console.log(`$ ${[path.basename(command), ...options].join(' ')}`);
  return new Promise((resolve) => {
    const child = spawn(command, options, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, CI: 'true', ...environment } });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

async function runStep(step: Step, folder: string): Promise<Counts> {
  const report = path.join(folder, step.name);
  console.log(`\n=== ${step.name}`);
  const started = Date.now();
  const before = (step.unchanged?.() ?? []).map((file) => [file, contentOf(file)] as const);
  let succeeded = true;
  const environment = step.recordsRuns ? { [RECORDS_VARIABLE]: recordsFolder(folder) } : {};
  for (const command of await step.commands(report)) succeeded = (await execute(command, environment)) && succeeded;
  for (const [file] of before.filter(([name, content]) => contentOf(name) !== content)) {
    console.log(`${file} is generated and was stale: commit what it is now`);
    succeeded = false;
  }
  console.log(`=== ${step.name}: ${succeeded ? 'passed' : 'FAILED'} in ${Math.round((Date.now() - started) / 1000)} s`);
  const counts = step.count && fs.existsSync(report) ? step.count(report) : { passed: succeeded ? 1 : 0, failed: 0 };
  // A step that failed without a test to blame still fails.
  return succeeded ? counts : { ...counts, failed: Math.max(counts.failed, 1) };
}

async function main(): Promise<void> {
  const names = process.argv.slice(2);
  const unknown = names.find((name) => !STEPS.some((step) => step.name === name));
  if (unknown !== undefined) throw new Error(`there is no step "${unknown}": give some of ${STEPS.map(({ name }) => name).join(', ')}`);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'verify-'));
  const total = { passed: 0, failed: 0 };
  try {
    for (const step of STEPS.filter(({ name }) => names.length === 0 || names.includes(name))) {
      const { passed, failed } = await runStep(step, folder);
      total.passed += passed;
      total.failed += failed;
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

void main();
