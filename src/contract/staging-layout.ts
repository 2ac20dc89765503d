import type { FileFacts } from './file-facts';

/** All that the pipeline and its jobs may touch in the staging bucket lies below this prefix. */
export const STAGING_PREFIX = 'staging/';

const RESULT_NAME = '_result.json';

/** Where what one execution hands from stage to stage lies. */
export function stagingLayout(execution: string) {
  const folder = `${STAGING_PREFIX}${execution}/`;
  return {
    folder,
    facts: `${folder}facts.json`,
    source: (suffix: string) => `${folder}source${suffix}`,
    /** Written before a run is started, so that an execution which ends early can find what it has to stop. */
    job: `${folder}job.json`,
    /** One folder a run: only the run that Check job followed is ever published. */
    run: (runId: string) => `${folder}${runId}/`,
    result: (runId: string) => `${folder}${runId}/${RESULT_NAME}`,
  };
}

/** Where the staged object lies. */
export function stagedSourceKey(execution: string, facts: FileFacts): string {
  return stagingLayout(execution).source(suffixOf(facts));
}

/** CSV and custom files keep their format, everything else becomes JSON Lines. */
function suffixOf(facts: FileFacts): string {
  if (facts.format === 'custom') return facts.suffix;
  return facts.format === 'csv' ? '.csv' : '.jsonl';
}
