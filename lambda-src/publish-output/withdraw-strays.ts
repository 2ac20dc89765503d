import { deleteSeen } from './delete-seen';
import type { Generation } from './generation';
import { OUTPUT_METADATA } from './output-metadata';
import { publishedName } from './output-parts';
import { headObject } from '../shared/head-object';
import type { ListedObject } from '../shared/list-objects';
import type { OwnedBucket } from '../shared/owned-bucket';
import { isNotFound, isPreconditionFailed } from '../shared/s3-error';

/** Takes back what we wrote beside a newer output before we knew of it: an output of several files would hold rows of two versions. */
export async function withdrawStrays(target: OwnedBucket, present: Generation, metadata: Record<string, string>): Promise<void> {
  const first = present.get(publishedName(0));
  const others = [...present.values()].filter((object) => object !== first);
  // Ours is the first file: the newer output is not there yet, and will replace all of ours.
  if (!first || others.length === 0 || (await isOurs(first))) return;

  for (const stray of others) {
    if (await isOurs(stray)) await deleteUnlessReplaced(stray);
  }

  async function isOurs({ key }: ListedObject): Promise<boolean> {
    try {
      const { Metadata } = await headObject(target, key);
      return Metadata?.[OUTPUT_METADATA.execution] === metadata[OUTPUT_METADATA.execution];
    } catch (error) {
      if (isNotFound(error)) return false;
      throw error;
    }
  }

  async function deleteUnlessReplaced(stray: ListedObject): Promise<void> {
    try {
      await deleteSeen(target, stray);
    } catch (error) {
      if (!isPreconditionFailed(error)) throw error;
    }
  }
}
