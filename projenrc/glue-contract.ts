import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileFacts } from '../src/contract/file-facts';
import { PROCESSING_DATE_COLUMN, UNSAFE_IN_COLUMN_NAME } from '../src/contract/file-type-spec';
import { JOB_ARGUMENTS, type JobRequest } from '../src/contract/job-request';
import { stagingLayout } from '../src/contract/staging-layout';

/** `tsx projenrc/glue-contract.ts` writes what the Glue script must know of src/contract. */
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

writeFileSync(join(__dirname, '..', PATH), `${JSON.stringify(contract, undefined, 2)}\n`);
