import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { bundlePrograms } from './bundle-programs';
import { measureMemory, type MemoryRow } from './memory';
import { renderReport } from './report';
import type { Kind } from './sample-files';
import { measureSpeed, type SpeedRow } from './speed';

// `npm run bench` writes docs/benchmarks.md and prints it.

const ROUNDS = 5;
const KINDS: Kind[] = ['csv', 'json', 'jsonl'];

async function main(): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));
  try {
    const programs = await bundlePrograms(folder);
    const speed: SpeedRow[] = [];
    for (const kind of KINDS) speed.push(...await measureSpeed(programs, folder, kind, 200, ROUNDS, true));
    // The Python validator needs several gigabytes of memory for this file, so there are fewer rounds and only one task.
    speed.push(...await measureSpeed(programs, folder, 'csv', 1000, 3, false));
    const memory: MemoryRow[] = [];
    for (const kind of KINDS) memory.push(await measureMemory(programs, folder, kind));
    const python = execFileSync('python3', ['-c', 'import platform; print(platform.python_version())'], { encoding: 'utf8' }).trim();
    const report = renderReport(speed, memory, python);
    fs.writeFileSync(path.join(__dirname, '..', 'docs', 'benchmarks.md'), report);
    console.log(report);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

void main();
