import type { FileFacts } from './file-facts';

/** The prefix of all objects in the staging bucket that the pipeline and its jobs may read and write. */
export const STAGING_PREFIX = 'staging/';

const RESULT_NAME = '_result.json';

/** Returns the keys of the objects that the steps of one execution pass on. */
export function stagingLayout(execution: string) {
  const folder = `${STAGING_PREFIX}${execution}/`;
  return {
    folder,
    facts: `${folder}facts.json`,
    source: (suffix: string) => `${folder}source${suffix}`,
    /** The record of the job, which is written before a run starts, so that the run can be stopped if the execution ends early. */
    job: `${folder}job.json`,
    /** The folder of one run. Only the run that Check job follows is published. */
    run: (runId: string) => `${folder}${runId}/`,
    result: (runId: string) => `${folder}${runId}/${RESULT_NAME}`,
  };
}

/** Returns the key of the staged file. */
export function stagedSourceKey(execution: string, facts: FileFacts): string {
  return stagingLayout(execution).source(suffixOf(facts));
}

/** CSV and custom files keep their format. JSON is staged as JSON Lines. */
function suffixOf(facts: FileFacts): string {
  if (facts.format === 'custom') return facts.suffix;
  return facts.format === 'csv' ? '.csv' : '.jsonl';
}
