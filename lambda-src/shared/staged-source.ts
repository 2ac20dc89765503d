import type { FileFacts } from '../../src/contract/file-facts';
import { stagingLayout } from '../../src/contract/staging-layout';

/** Where the staged object lies. */
export function stagedSourceKey(execution: string, facts: FileFacts): string {
  return stagingLayout(execution).source(suffixOf(facts));
}

/** CSV and custom files keep their format, everything else becomes JSON Lines. */
function suffixOf(facts: FileFacts): string {
  if (facts.format === 'custom') return facts.suffix;
  return facts.format === 'csv' ? '.csv' : '.jsonl';
}
