import * as os from 'node:os';
import type { MemoryRow } from './memory';
import type { SpeedRow } from './speed';
import { table } from '../projenrc/docs/markdown';

const MIB = 1024 ** 2;

/** Renders docs/benchmarks.md. */
export function renderReport(speed: SpeedRow[], memory: MemoryRow[], python: string): string {
  return `# How fast the validator is

This page shows how fast the validator reads files and how much memory it needs. \`npm run bench\` writes the page; no figure is edited.

The times are processor times, user and system, of whole processes, including their start. Each is the median of several rounds, in which all programs take
turns. The last three columns divide the time of another program by the time of our validator, so a larger number is better for us:

- *lab* is the Python validator of the lab tutorial with which this project began ([\`test/negative-control\`](../test/negative-control));
- *stream* reads the file as a Node.js stream and does nothing with it;
- *read* reads the file as the command does, into one buffer, and does nothing with it. This is faster than a stream.

${table(['file', 'validator', 'rounds', 'seconds', 'lab', 'stream', 'read'], speed.map(speedRow))}

The sample files contain orders with nine columns and are the same in every run (\`bench/sample-files.ts\`). *The exact scanner alone* reads every record without
WebAssembly, and its verdict is the same. With a schema, the validator checks the cells of the first 16 MiB, as in a pipeline, or all cells, as the command
does. To infer types, it reads every cell.

## How much memory it takes

The table shows the peak resident memory of a process that reads an object through the S3 client, as the Lambda function does. It includes Node.js and the
client. Each figure is measured once.

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
