import * as os from 'node:os';
import type { MemoryRow } from './memory';
import type { SpeedRow } from './speed';
import { table } from '../projenrc/readme/markdown';

const MIB = 1024 ** 2;

/** docs/benchmarks.md, whole. */
export function renderReport(speed: SpeedRow[], memory: MemoryRow[], python: string): string {
  return `# How fast the validator is

Written by \`npm run bench\`; no figure is edited. Processor time, user and system, of whole processes, start included: medians of so many rounds, in which all
programs took turns. *Lab*: the processor time of the Python validator of the lab tutorial that this project began with
([\`test/negative-control\`](../test/negative-control)), divided by ours. *Stream*: that of reading the same file as a stream of Node.js and doing nothing
with it, divided by ours; *read*: that of reading it as the command does, in one buffer, which costs less.

${table(['file', 'validator', 'rounds', 'seconds', 'lab', 'stream', 'read'], speed.map(speedRow))}

The sample files are orders of nine columns, the same in every run (\`bench/sample-files.ts\`). *The exact scanner alone* reads every record without WebAssembly, with the
same verdict. With a schema, the cells of the first 16 MiB are checked, as in a pipeline, or all of them, as the command does; inferred types need every cell.

## How much memory it takes

Peak resident memory of a process that reads an object through the S3 client as the function does, Node.js and the client included, measured once each:

${table(['file', '20 MB', '1 GB', 'difference'], memory.map(({ kind, small, large }) => [kind, mib(small), mib(large), mib(large - small)]))}

Measured on ${os.cpus()[0].model.trim()}, ${os.cpus().length} processors, ${os.type()}, with Node.js ${process.versions.node} and Python ${python}.
`;
}

function speedRow({ file, what, rounds, seconds, labSeconds, streamSeconds, readSeconds }: SpeedRow): string[] {
  return [file, what, String(rounds), seconds.toFixed(2), `${(labSeconds / seconds).toFixed(1)} ×`, (streamSeconds / seconds).toFixed(2), (readSeconds / seconds).toFixed(2)];
}

function mib(bytes: number): string {
  return `${Math.round(bytes / MIB)} MiB`;
}
