import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Programs } from './bundle-programs';
import { interleave, type Command } from './measure';
import { ordersType, writeOrders, type Kind } from './sample-files';
import { renderTask, type Task } from './task';

export interface SpeedRow {
  /** The kind and size of the file. */
  readonly file: string;
  /** How the validator ran. */
  readonly what: string;
  readonly rounds: number;
  /** The processor time of our validator. All times are those of whole processes, user and system. */
  readonly seconds: number;
  readonly labSeconds: number;
  readonly streamSeconds: number;
  readonly readSeconds: number;
}

const LAB = path.join(__dirname, '..', 'test', 'negative-control', 'lab_validator.py');

/** Measures the validator of the lab, plain reading and our validator on one file. @param all measures all ways to run our validator, not only SIMD */
export async function measureSpeed(programs: Programs, folder: string, kind: Kind, megabytes: number, rounds: number, all: boolean): Promise<SpeedRow[]> {
  // The validator of the lab reads JSON Lines only with an option, from a file named .json.
  const file = path.join(folder, `orders.${kind === 'jsonl' ? 'json' : kind}`);
  const rows = writeOrders(file, kind, megabytes * 1e6);
  const commands = new Map<string, { command: Command; expected: RegExp }>();
  const LAB_NAME = 'the lab\'s validator';
  const STREAM = 'a bare stream';
  const READ = 'a bare read';
  commands.set(LAB_NAME, { command: ['python3', LAB, ...(kind === 'jsonl' ? ['--json-lines'] : []), file], expected: new RegExp(`\\b${rows}\\b`) });
  for (const [name, how] of [[STREAM, 'stream'], [READ, 'read']]) {
    commands.set(name, { command: [process.execPath, programs.drain, file, how], expected: new RegExp(`^${fs.statSync(file).size}$`) });
  }
  for (const [name, task] of tasksOf(kind, all)) {
    commands.set(name, { command: [process.execPath, programs.validate, file, renderTask(task)], expected: new RegExp(`^${rows}$`) });
  }
  const medians = await interleave(commands, rounds);
  fs.rmSync(file);
  const seconds = (name: string) => medians.get(name)!.seconds;
  const size = megabytes >= 1000 ? `${megabytes / 1000} GB` : `${megabytes} MB`;
  return [...medians.keys()].filter((name) => ![LAB_NAME, STREAM, READ].includes(name)).map((name) => ({
    file: `${{ csv: 'CSV', json: 'JSON array', jsonl: 'JSON Lines' }[kind]} ${size}`,
    what: name,
    rounds,
    seconds: seconds(name),
    labSeconds: seconds(LAB_NAME),
    streamSeconds: seconds(STREAM),
    readSeconds: seconds(READ),
  }));
}

function tasksOf(kind: Kind, all: boolean): [string, Task][] {
  const simd: [string, Task] = ['SIMD', { fileType: ordersType(kind) }];
  if (!all) return [simd];
  return [
    simd,
    ['the exact scanner alone', { fileType: ordersType(kind), engine: 'exact' }],
    ['SIMD, schema of 9 columns, 7 of them typed', { fileType: ordersType(kind, { schema: true }) }],
    ['the same, all cells', { fileType: ordersType(kind, { schema: true }), checkedCellsBytes: Number.MAX_SAFE_INTEGER }],
    ...(kind === 'csv' ? [['SIMD, types inferred', { fileType: ordersType(kind, { inferTypes: true }) }] as [string, Task]] : []),
  ];
}
