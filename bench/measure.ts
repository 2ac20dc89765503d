import { execFile } from 'node:child_process';
import * as path from 'node:path';
import { promisify } from 'node:util';

export interface Measurement {
  /** The processor time in seconds, user and system. */
  readonly seconds: number;
  /** The peak resident memory in bytes. */
  readonly memory: number;
}

export type Command = readonly [program: string, ...options: string[]];

const MEASURE = path.join(__dirname, 'measure.py');

/**
 * Measures a command.
 *
 * @throws if the command fails or does not print what is expected, because a program that did not do its work is not fast
 */
export async function measure(command: Command, expected: RegExp): Promise<Measurement> {
  const { stdout, stderr } = await promisify(execFile)('python3', [MEASURE, ...command], { maxBuffer: 1024 ** 2 });
  const { code, ...measurement } = JSON.parse(stdout) as Measurement & { code: number };
  const output = stderr.trimEnd();
  if (code !== 0 || !expected.test(output)) throw new Error(`${command.join(' ')} ended with exit code ${code} and printed ${output}, expected 0 and ${expected}`);
  return measurement;
}

/** Measures each command once per round, so that other load on the machine affects all of them alike. @returns the medians by name */
export async function interleave(commands: ReadonlyMap<string, { command: Command; expected: RegExp }>, rounds: number): Promise<Map<string, Measurement>> {
  const taken = new Map<string, Measurement[]>([...commands.keys()].map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, { command, expected }] of commands) taken.get(name)!.push(await measure(command, expected));
  }
  return new Map([...taken].map(([name, measurements]) => [name, {
    seconds: median(measurements.map(({ seconds }) => seconds)),
    memory: median(measurements.map(({ memory }) => memory)),
  }]));
}

function median(values: number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
