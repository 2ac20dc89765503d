import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import type { CountedPart } from './job-output';
import { isPublishedName, OUTPUT_METADATA, publishedName } from './published-files';
import type { SupersededCheck } from './superseded-check';
import { identify } from '../../src/contract/object-identity';
import type { Publication } from '../../src/contract/workflow-state';
import type { DeadlineCheck } from '../shared/lambda/deadline';
import { log } from '../shared/lambda/log';
import { copyObject } from '../shared/s3/copy-object';
import { inBatches } from '../shared/s3/in-batches';
import { bucketOf, headObject, type ListedObject, listObjects, type OwnedBucket } from '../shared/s3/owned-bucket';
import { isConflict, isNotFound, isPreconditionFailed } from '../shared/s3/s3-error';

const ATTEMPTS = 5;

/**
 * Puts our files in the place of those that are there, unless newer data exists. Two executions of one key may do so at once: each looks at
 * what is there *before* it asks whether it is superseded, and replaces only what it saw. So what an older one writes, a newer one has seen or
 * finds at its last listPresent; and what a newer one has written, an older one cannot replace.
 */
export async function replaceOutput(replacement: Replacement): Promise<Publication['outcome']> {
  const { target, folder, metadata, isSuperseded } = replacement;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const present = await listPresent(target, folder);
    if (await isSuperseded(present.get(publishedName(0)))) {
      await removeOrphanedParts(target, present, metadata);
      return 'SUPERSEDED';
    }
    const written = await writeGeneration(replacement, present);
    if (written && isSame(await listPresent(target, folder), written)) return 'PROCESSED';
    log('INFO', 'another execution publishes the same key', { execution: metadata.execution, attempt });
  }
  throw new Error(`output ${folder} was changed by another execution in each of ${ATTEMPTS} attempts: the step is retried`);
}

async function listPresent(target: OwnedBucket, folder: string): Promise<Generation> {
  const objects = await listObjects(target, folder);
  return new Map(objects.filter(({ name }) => isPublishedName(name)).map((object) => [object.name, object]));
}

function isSame(present: Generation, written: ReadonlyMap<string, string>): boolean {
  return present.size === written.size && [...written].every(([name, etag]) => present.get(name)?.etag === etag);
}

/** The files of an output that lie published, by name. */
export type Generation = ReadonlyMap<string, ListedObject>;

/** What is put in a generation's place. */
export interface Replacement {
  readonly staging: OwnedBucket;
  readonly target: OwnedBucket;
  readonly folder: string;
  readonly parts: CountedPart[];
  readonly metadata: Record<string, string>;
  readonly isSuperseded: SupersededCheck;
  readonly isPastDeadline: DeadlineCheck;
}

const COPIES_AT_ONCE = 8;

/**
 * Replaces what is present by our files, each only if it is still what we saw.
 *
 * @returns the etags of our files by name, or undefined if another execution was faster at one of them
 */
export async function writeGeneration(replacement: Replacement, present: Generation): Promise<ReadonlyMap<string, string> | undefined> {
  const { target, folder, parts } = replacement;
  const names = parts.map((_part, index) => publishedName(index));
  const written = new Map<string, string>();
  const copy = async (index: number) => {
    const name = names[index];
    written.set(name, await copyPart(replacement, parts[index], folder + name, present.get(name)));
  };
  try {
    // The first file alone decides who publishes: the loser has then written nothing.
    await copy(0);
    await inBatches([...names.keys()].slice(1), COPIES_AT_ONCE, copy);
    // Last, so that a reader never misses rows of both generations.
    await inBatches([...present.values()].filter(({ name }) => !written.has(name)), COPIES_AT_ONCE, (extra) => deleteIfUnchanged(target, extra));
    return written;
  } catch (error) {
    if (isPreconditionFailed(error) || isConflict(error)) return undefined;
    // A file that we saw and wanted to replace is gone. That our own is gone from staging looks the same: then every attempt ends here.
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

function copyPart({ staging, target, metadata, isPastDeadline }: Replacement, part: CountedPart, to: string, seen: ListedObject | undefined): Promise<string> {
  const { key, etag, size, rows } = part;
  return copyObject({
    from: identify({ bucket: staging.name, key, etag, size }),
    size,
    to: target,
    key: to,
    isPastDeadline,
    attributes: { ContentType: 'application/vnd.apache.parquet', Metadata: { ...metadata, [OUTPUT_METADATA.rows]: String(rows) } },
    condition: seen ? { IfMatch: seen.etag } : { IfNoneMatch: '*' },
  });
}

/** Takes back what we wrote beside a newer output before we knew of it: an output of several files would hold rows of two versions. */
export async function removeOrphanedParts(target: OwnedBucket, present: Generation, metadata: Record<string, string>): Promise<void> {
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
      await deleteIfUnchanged(target, stray);
    } catch (error) {
      if (!isPreconditionFailed(error)) throw error;
    }
  }
}

/** Deletes an object only if it is what we saw; that it is gone already is as good. */
export async function deleteIfUnchanged(target: OwnedBucket, { key, etag }: ListedObject): Promise<void> {
  try {
    await target.client.send(new DeleteObjectCommand({ ...bucketOf(target), Key: key, IfMatch: etag }));
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}
