import type { SourceObject } from '../../src/contract/object-identity';
import type { Validation } from '../../src/contract/workflow-state';

/** The names of the user metadata that each published file has. */
export const OUTPUT_METADATA = {
  sourceVersion: 'source-version',
  sourceLastModified: 'source-last-modified',
  execution: 'execution',
  run: 'run',
  rows: 'rows',
} as const;

/** Returns the user metadata of a published file. S3 requires ASCII, so the key of the source is not part of it. */
export function outputMetadata(source: SourceObject, validation: Validation, execution: string, runId: string): Record<string, string> {
  return {
    [OUTPUT_METADATA.sourceVersion]: source.versionId ?? source.etag ?? '',
    ...(validation.lastModified && { [OUTPUT_METADATA.sourceLastModified]: validation.lastModified }),
    [OUTPUT_METADATA.execution]: execution,
    [OUTPUT_METADATA.run]: runId,
  };
}

/** Returns the name of the nth file of an output. It is the same for every version of the source, so that a newer file replaces an older one. */
export function publishedName(index: number): string {
  return `part-${String(index).padStart(5, '0')}.snappy.parquet`;
}

/** Returns true if the pipeline published the file that has this name. */
export function isPublishedName(name: string): boolean {
  return /^part-\d{5,}\.snappy\.parquet$/.test(name);
}
