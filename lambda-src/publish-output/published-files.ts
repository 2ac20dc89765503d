import type { SourceObject } from '../../src/contract/object-identity';
import type { Validation } from '../../src/contract/workflow-state';

/** Names of what an output says of itself, as user metadata of its files. */
export const OUTPUT_METADATA = {
  sourceVersion: 'source-version',
  sourceLastModified: 'source-last-modified',
  execution: 'execution',
  run: 'run',
  rows: 'rows',
} as const;

/** ASCII only, as S3 wants: the key of the source is not part of it. */
export function outputMetadata(source: SourceObject, validation: Validation, execution: string, runId: string): Record<string, string> {
  return {
    [OUTPUT_METADATA.sourceVersion]: source.versionId ?? source.etag ?? '',
    ...(validation.lastModified && { [OUTPUT_METADATA.sourceLastModified]: validation.lastModified }),
    [OUTPUT_METADATA.execution]: execution,
    [OUTPUT_METADATA.run]: runId,
  };
}

/** How the nth file of an output is named: also the next version's, so that it replaces this one. */
export function publishedName(index: number): string {
  return `part-${String(index).padStart(5, '0')}.snappy.parquet`;
}

/** Whether a file in the folder of an output is one of ours. */
export function isPublishedName(name: string): boolean {
  return /^part-\d{5,}\.snappy\.parquet$/.test(name);
}
