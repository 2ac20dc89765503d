import type { FileFormat } from '../../src/contract/file-type-spec';
import { stagingLayout } from '../../src/contract/staging-layout';

/** Where the staged object lies: CSV as it was uploaded, everything else as JSON Lines. */
export function stagedSourceKey(execution: string, format: FileFormat): string {
  return stagingLayout(execution).source(format === 'csv' ? '.csv' : '.jsonl');
}
