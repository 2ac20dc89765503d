import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { runStep, type StepResult } from './verify/run-step';
import { runInOrder } from './verify/schedule';
import { STEPS } from './verify/steps';

/**
 * `npm test`: builds, lints and runs every test, and prints the sum of all test runners as its last line. Names of steps as arguments run
 * these steps only: `npm test -- unit`.
 */

/** The steps use more than one core each; more of them at once would only take each other's memory. */
const STEPS_AT_ONCE = 2;

async function main(): Promise<void> {
  const names = process.argv.slice(2);
  const unknown = names.find((name) => !STEPS.some((step) => step.name === name));
  if (unknown !== undefined) throw new Error(`there is no step "${unknown}": the steps are ${STEPS.map(({ name }) => name).join(', ')}`);
  const steps = STEPS.filter(({ name }) => names.length === 0 || names.includes(name));
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'verify-'));
  const results: StepResult[] = [];
  try {
    await runInOrder(steps, STEPS_AT_ONCE, {
      run: async (step) => {
        const result = await runStep(step, folder, steps.length === 1);
        results.push(result);
        return result.failed === 0;
      },
      skip: ({ name }, failed) => {
        console.log(`\n=== ${name}: FAILED: not run, because ${failed} failed`);
        results.push({ name, seconds: 0, passed: 0, failed: 1 });
      },
    });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
  const sum = (part: 'passed' | 'failed') => results.reduce((total, result) => total + result[part], 0);
  console.log(`\nseconds: ${results.map(({ name, seconds }) => `${name} ${seconds}`).join(', ')}`);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') === 0 ? 0 : 1;
}

void main();
