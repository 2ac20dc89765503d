import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const SECONDS_BETWEEN_LOOKS = 5;

/** An idle driver uses a second in some minutes, which does not count as work. */
const COUNTED_SECONDS = 10;

/** Returns what can be seen of the work of the Spark driver of an emulator, as a part of the state of a wait. */
export function workOfSpark(emulator: { sparkCpuSeconds(): Promise<number | undefined> }): () => Promise<string> {
  let [text, lookedAt] = ['', -Infinity];
  return async () => {
    const now = performance.now() / 1000;
    if (now - lookedAt >= SECONDS_BETWEEN_LOOKS) {
      lookedAt = now;
      const seconds = await emulator.sparkCpuSeconds();
      text = seconds === undefined ? 'unknown work of Spark' : `${Math.floor(seconds / COUNTED_SECONDS) * COUNTED_SECONDS} s of work by Spark`;
    }
    return text;
  };
}

/** One process as `ps` lists it. */
interface ListedProcess {
  readonly pid: number;
  readonly parent: number;
  readonly cpuSeconds: number;
  /** The name or the path of the program. */
  readonly command: string;
}

/**
 * Returns the CPU seconds that the Spark driver of an emulator has used so far; `undefined` where the program `ps` is missing.
 *
 * @param launcher - the process id of `launcher.py`
 */
export async function sparkCpuSeconds(launcher: number): Promise<number | undefined> {
  try {
    const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,time=,comm=']);
    return sumOfDrivers(parseProcesses(stdout), launcher);
  } catch {
    return undefined;
  }
}

/** Reads the columns process id, parent, CPU time and command. */
export function parseProcesses(text: string): ListedProcess[] {
  return text.split('\n').flatMap((line) => {
    const [, pid, parent, time, command] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*\S)\s*$/.exec(line) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), cpuSeconds: parseTime(time), command }];
  });
}

/** The launcher has one child, the server; the server's children are the functions, which Node.js runs, and the drivers. */
export function sumOfDrivers(processes: readonly ListedProcess[], launcher: number): number {
  const childrenOf = (pid: number) => processes.filter(({ parent }) => parent === pid);
  const sumOfTree = (root: ListedProcess): number => childrenOf(root.pid).reduce((sum, child) => sum + sumOfTree(child), root.cpuSeconds);
  const drivers = childrenOf(launcher).flatMap(({ pid }) => childrenOf(pid)).filter(({ command }) => !/(^|\/)node$/.test(command));
  return drivers.reduce((sum, driver) => sum + sumOfTree(driver), 0);
}

/** Reads `[[days-]hours:]minutes:seconds`. */
function parseTime(time: string): number {
  const [clock, days = '0'] = time.split('-').reverse();
  return clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) + Number(days) * 86_400;
}
