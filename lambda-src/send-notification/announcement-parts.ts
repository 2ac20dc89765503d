import type { Announcement } from '../../src/contract/announcement';
import type { SourceObject } from '../../src/contract/object-identity';
import type { OutcomeName } from '../../src/contract/outcome';
import type { WorkflowState } from '../../src/contract/workflow-state';

/** The same for every delivery of the same announcement. */
export function announcementId(execution: string, redriveCount: number, outcome: OutcomeName): string {
  return `${execution}-${redriveCount}-${outcome}`;
}

export function announcedSource({ bucket, key, versionId, size }: SourceObject, seenSize: number | undefined): Announcement['source'] {
  return { bucket, key, versionId: versionId ?? null, size: seenSize ?? size ?? null };
}

/** Where the file lies now that the workflow has come so far. */
export function announcedOutput({ quarantine, publication }: Partial<WorkflowState>): Announcement['output'] {
  if (publication?.outcome === 'PROCESSED') return { bucket: publication.bucket, key: publication.prefix };
  return quarantine ? { bucket: quarantine.bucket, key: quarantine.key } : null;
}
