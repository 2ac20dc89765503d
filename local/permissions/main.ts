import * as fs from 'node:fs';
import * as path from 'node:path';
import { findPermissionProblems } from './explain-unused';
import { measure } from './measure';
import { RECORDS_VARIABLE, type RecordedRun } from './recorded-run';
import { renderPermissions } from './render-permissions';
import { UNUSED_REASONS } from './unused-reasons';
import { inRepository } from '../pipeline/repository';

/** Writes docs/permissions.md from the recorded runs, and reports permissions that are missing, unused or explained wrongly. */
async function main(): Promise<void> {
  const runs = await readRuns(process.env[RECORDS_VARIABLE]);
  const measurement = measure(runs);
  await fs.promises.writeFile(inRepository('docs/permissions.md'), renderPermissions(measurement.permissions, UNUSED_REASONS));
  const problems = findPermissionProblems(measurement, UNUSED_REASONS);
  for (const problem of problems) console.error(problem);
  const unused = measurement.permissions.filter(({ usedBy }) => usedBy.length === 0);
  console.log(`${runs.length} runs, ${measurement.permissions.length} permissions, ${unused.length} of them unused, ${problems.length} problems`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

async function readRuns(folder: string | undefined): Promise<RecordedRun[]> {
  const files = folder ? await fs.promises.readdir(folder) : [];
  if (folder === undefined || files.length === 0) throw new Error(`No run was recorded: run "npm test -- local permissions", or set ${RECORDS_VARIABLE} to the folder of the records.`);
  return Promise.all(files.map(async (file) => JSON.parse(await fs.promises.readFile(path.join(folder, file), 'utf8')) as RecordedRun));
}

void main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
