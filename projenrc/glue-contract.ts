import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileFacts } from '../src/contract/file-facts';
import { PROCESSING_DATE_COLUMN, UNSAFE_IN_COLUMN_NAME } from '../src/contract/file-type-spec';
import { JOB_ARGUMENTS, type JobRequest } from '../src/contract/job-request';
import { stagingLayout } from '../src/contract/staging-layout';

/** `tsx projenrc/glue-contract.ts` writes what the Glue script must know of src/contract; with `--check` it fails if that is not what is committed. */
const PATH = 'glue-assets/file_pipeline/contract.json';

const requestVersion: JobRequest['version'] = 1;
const factsVersion: FileFacts['version'] = 1;
const layout = stagingLayout('execution');

const contract = {
  arguments: JOB_ARGUMENTS,
  requestVersion,
  factsVersion,
  resultName: layout.result('run').slice(layout.run('run').length),
  processingDateColumn: PROCESSING_DATE_COLUMN,
  unsafeInColumnName: UNSAFE_IN_COLUMN_NAME,
};

const file = join(__dirname, '..', PATH);
const text = `${JSON.stringify(contract, undefined, 2)}\n`;

function committed(): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

if (!process.argv.includes('--check')) {
  writeFileSync(file, text);
} else if (committed() !== text) {
  console.error(`${PATH} is not what src/contract says; run "npx tsx projenrc/glue-contract.ts" and commit it`);
  process.exitCode = 1;
}
