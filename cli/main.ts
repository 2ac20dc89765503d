#!/usr/bin/env node
import { FAILED, runCommand } from './run-command';

// The program that reads the output may end before all verdicts are written, as `head` does.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(FAILED);
  });
}

void runCommand(process.argv.slice(2), process).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = FAILED;
  },
);
