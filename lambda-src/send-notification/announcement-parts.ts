import type { Announcement } from '../../src/contract/announcement';
import type { SourceObject } from '../../src/contract/object-identity';
import type { OutcomeName } from '../../src/contract/outcome';

/** The same for every delivery of the same announcement. */
export function announcementId(execution: string, redriveCount: number, outcome: OutcomeName): string {
  return `${execution}-${redriveCount}-${outcome}`;
}

export function announcedSource({ bucket, key, versionId, size }: SourceObject, seenSize: number | undefined): Announcement['source'] {
  return { bucket, key, versionId: versionId ?? null, size: seenSize ?? size ?? null };
}
