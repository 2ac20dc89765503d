import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Counts } from './counts';
import { ROOT, type Step } from './steps';
import { RECORDS_VARIABLE } from '../../local/permissions/recorded-run';

const COMMAND_DEADLINE_MINUTES = 90;

export interface StepResult extends Counts {
  readonly name: string;
  readonly seconds: number;
}

/** The place for the output of a step: the terminal, or a file that is printed when the step ends. */
interface Output {
  readonly stdio: 'inherit' | number;
  print(line: string): void;
}

/**
 * Runs a step. The output of a step that does not run alone is printed as one block at its end. A step that throws counts as one failed
 * test: the promise never rejects, so that the other steps end and their results are printed.
 */
export async function runStep(step: Step, folder: string, isAlone: boolean): Promise<StepResult> {
  const started = Date.now();
  try {
    return await runWithOutput(step, folder, isAlone);
  } catch (error) {
    console.log(`=== ${step.name}: FAILED:`, error);
    return { name: step.name, seconds: secondsSince(started), passed: 0, failed: 1 };
  }
}

async function runWithOutput(step: Step, folder: string, isAlone: boolean): Promise<StepResult> {
  if (isAlone) {
    console.log(`\n=== ${step.name}`);
    return runCommands(step, folder, { stdio: 'inherit', print: (line) => console.log(line) });
  }
  console.log(`=== ${step.name} starts`);
  const logFile = path.join(folder, `${step.name}.log`);
  const log = fs.openSync(logFile, 'a');
  try {
    return await runCommands(step, folder, { stdio: log, print: (line) => fs.writeSync(log, `${line}\n`) });
  } finally {
    fs.closeSync(log);
    process.stdout.write(`\n=== ${step.name}\n${fs.readFileSync(logFile, 'utf8')}`);
  }
}

async function runCommands(step: Step, folder: string, output: Output): Promise<StepResult> {
  const report = path.join(folder, step.name);
  const started = Date.now();
  const before = (step.unchanged?.() ?? []).map((file) => [file, contentOf(file)] as const);
  const environment = step.recordsRuns ? { [RECORDS_VARIABLE]: recordsFolder(folder) } : {};
  let succeeded = true;
  for (const group of await step.commands(report, output.print)) {
    const ends = await Promise.all(group.map((command) => execute(command, environment, output)));
    succeeded = ends.every((end) => end);
    // The later groups need what this one writes.
    if (!succeeded) break;
  }
  for (const [file] of before.filter(([name, content]) => contentOf(name) !== content)) {
    output.print(`${file} is generated and was stale: commit the version that was just written`);
    succeeded = false;
  }
  const seconds = secondsSince(started);
  output.print(`=== ${step.name}: ${succeeded ? 'passed' : 'FAILED'} in ${seconds} s`);
  const counts = step.count ? countTests(step.count, report) : { passed: succeeded ? 1 : 0, failed: 0 };
  // A step that failed without a failed test still fails.
  return { name: step.name, seconds, ...counts, failed: succeeded ? counts.failed : Math.max(counts.failed, 1) };
}

/** A test runner that writes no report ran no test: that is a failure, even if it ended well. */
function countTests(count: (report: string) => Counts, report: string): Counts {
  return fs.existsSync(report) ? count(report) : { passed: 0, failed: 1 };
}

function execute([command, ...options]: string[], environment: NodeJS.ProcessEnv, { stdio, print }: Output): Promise<boolean> {
  const text = [path.basename(command), ...options].join(' ');
  print(`$ ${text}`);
  return new Promise((resolve) => {
    const child = spawn(command, options, { cwd: ROOT, stdio: ['ignore', stdio, stdio], env: { ...process.env, CI: 'true', ...environment } });
    const deadline = setTimeout(() => {
      print(`${text} did not end within ${COMMAND_DEADLINE_MINUTES} minutes and is stopped`);
      child.kill();
    }, COMMAND_DEADLINE_MINUTES * 60_000);
    const end = (isGood: boolean) => {
      clearTimeout(deadline);
      resolve(isGood);
    };
    child.once('error', (error) => {
      print(`${text} could not be started: ${error.message}`);
      end(false);
    });
    child.once('exit', (code) => end(code === 0));
  });
}

/** Returns the folder of the records, which all steps of this call share: older records may not be true any more. */
function recordsFolder(folder: string): string {
  const records = path.join(folder, 'runs');
  fs.mkdirSync(records, { recursive: true });
  return records;
}

function secondsSince(started: number): number {
  return Math.round((Date.now() - started) / 1000);
}

function contentOf(file: string): string {
  return fs.existsSync(path.join(ROOT, file)) ? fs.readFileSync(path.join(ROOT, file), 'utf8') : '';
}
