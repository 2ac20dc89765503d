import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { runStep, type StepResult } from '../../projenrc/verify/run-step';
import type { Step } from '../../projenrc/verify/steps';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'run-step-'));
let printed: string;

beforeEach(() => {
  printed = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  jest.spyOn(console, 'log').mockImplementation((...texts: unknown[]) => { printed += `${texts.map(String).join(' ')}\n`; });
});

afterEach(() => jest.restoreAllMocks());
afterAll(() => fs.rmSync(folder, { recursive: true }));

const node = (script: string) => ['node', '-e', script];

function run(step: Omit<Step, 'name'>): Promise<StepResult> {
  return runStep({ name: 'step', ...step }, folder, false);
}

test('a step whose commands succeed is one passed test', async () => {
  expect(await run({ commands: async () => [[node('')], [node('console.log("second")')]] })).toMatchObject({ passed: 1, failed: 0 });
  expect(printed).toMatch(/^second$/m);
});

test('a group is not run after one that failed', async () => {
  const result = await run({ commands: async () => [[node('console.log("beside")'), node('process.exit(1)')], [node('console.log("later")')]] });
  expect(result).toMatchObject({ passed: 0, failed: 1 });
  expect(printed).toMatch(/^beside$/m);
  expect(printed).not.toContain('later');
});

test('a step that cannot be prepared is one failed test, and its error is printed', async () => {
  expect(await run({ commands: () => Promise.reject(new Error('no Python')) })).toMatchObject({ name: 'step', passed: 0, failed: 1 });
  expect(printed).toContain('no Python');
});

test('fails when the commands of a step that counts tests write no report', async () => {
  const count = () => ({ passed: 7, failed: 0 });
  const result = await runStep({ name: 'without a report', commands: async () => [[node('')]], count }, folder, false);
  expect(result).toMatchObject({ passed: 0, failed: 1 });
});

test('a step whose report cannot be read is one failed test, and the error is printed', async () => {
  const writeReport = async (report: string) => [[node(`require('node:fs').writeFileSync(${JSON.stringify(report)}, '')`)]];
  const count = () => { throw new Error('no report'); };
  expect(await run({ commands: writeReport, count })).toMatchObject({ passed: 0, failed: 1 });
  expect(printed).toContain('no report');
});
