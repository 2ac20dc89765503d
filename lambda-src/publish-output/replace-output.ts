import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import type { CountedPart } from './job-output';
import { isPublishedName, OUTPUT_METADATA, publishedName } from './published-files';
import type { SupersededCheck } from './superseded-check';
import { identify } from '../../src/contract/object-identity';
import type { Publication } from '../../src/contract/workflow-state';
import type { DeadlineCheck } from '../shared/lambda/deadline';
import { log } from '../shared/lambda/log';
import { copyObject } from '../shared/s3/copy-object';
import { mapInBatches } from '../shared/s3/in-batches';
import { bucketParameters, headObject, type ListedObject, listObjects, type OwnedBucket } from '../shared/s3/owned-bucket';
import { isConflict, isNotFound, isPreconditionFailed } from '../shared/s3/s3-error';

interface Replacement {
  readonly staging: OwnedBucket;
  readonly target: OwnedBucket;
  /** The folder of the output in the target bucket. It ends with a slash. */
  readonly folder: string;
  /** The files that are published. There is at least one. */
  readonly parts: CountedPart[];
  readonly metadata: Record<string, string>;
  readonly isSuperseded: SupersededCheck;
  readonly isPastDeadline: DeadlineCheck;
}

const MAX_ATTEMPTS = 5;

/**
 * Replaces the published files of an output by the files of this execution, unless newer data exists.
 *
 * Two executions of one key may do this at the same time. Each lists the published files *before* it checks whether it is superseded, and replaces
 * only the files that it listed. So the newer execution either lists a file that the older one wrote, or finds it when it lists again at the end;
 * and the older execution cannot replace a file that the newer one wrote.
 */
export async function replaceOutput(replacement: Replacement): Promise<Publication['outcome']> {
  const { target, folder, metadata, isSuperseded } = replacement;
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const published = await listPublished(target, folder);
    if (await isSuperseded(published.get(publishedName(0)))) {
      await removeOrphanedParts(target, published, metadata);
      return 'SUPERSEDED';
    }
    const written = await writeParts(replacement, published);
    if (written && matchesWritten(await listPublished(target, folder), written)) return 'PROCESSED';
    log('INFO', 'another execution publishes the same key', { execution: metadata.execution, attempt });
  }
  throw new Error(`another execution changed output ${folder} in each of ${MAX_ATTEMPTS} attempts: Step Functions retries this step`);
}

/** The published files of an output, by name. */
type PublishedFiles = ReadonlyMap<string, ListedObject>;

async function listPublished(target: OwnedBucket, folder: string): Promise<PublishedFiles> {
  const objects = await listObjects(target, folder);
  return new Map(objects.filter(({ name }) => isPublishedName(name)).map((object) => [object.name, object]));
}

function matchesWritten(published: PublishedFiles, written: ReadonlyMap<string, string>): boolean {
  return published.size === written.size && [...written].every(([name, etag]) => published.get(name)?.etag === etag);
}

const COPIES_AT_ONCE = 8;

/**
 * Copies the files of this execution over the published ones, each only if the published one is still the one that was listed.
 *
 * @returns the etags of the copies by name, or undefined if another execution changed one of the files first
 */
async function writeParts(replacement: Replacement, published: PublishedFiles): Promise<ReadonlyMap<string, string> | undefined> {
  const { target, folder, parts } = replacement;
  const names = parts.map((_part, index) => publishedName(index));
  const written = new Map<string, string>();
  const copy = async (index: number) => {
    const name = names[index];
    written.set(name, await copyPart(replacement, parts[index], folder + name, published.get(name)));
  };
  try {
    // The first file alone decides which execution publishes: the loser has written nothing by then.
    await copy(0);
    await mapInBatches([...names.keys()].slice(1), COPIES_AT_ONCE, copy);
    // Surplus files are deleted last, so that a reader never misses rows of both versions.
    await mapInBatches([...published.values()].filter(({ name }) => !written.has(name)), COPIES_AT_ONCE, (surplus) => deleteIfUnchanged(target, surplus));
    return written;
  } catch (error) {
    if (isPreconditionFailed(error) || isConflict(error)) return undefined;
    // A published file that was to be replaced is gone. A missing file in staging looks the same: then every attempt ends here.
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

function copyPart(replacement: Replacement, part: CountedPart, to: string, replaced: ListedObject | undefined): Promise<string> {
  const { staging, target, metadata, isPastDeadline } = replacement;
  const { key, etag, size, rows } = part;
  return copyObject({
    from: identify({ bucket: staging.name, key, etag, size }),
    size,
    to: target,
    key: to,
    isPastDeadline,
    attributes: { ContentType: 'application/vnd.apache.parquet', Metadata: { ...metadata, [OUTPUT_METADATA.rows]: String(rows) } },
    condition: replaced ? { IfMatch: replaced.etag } : { IfNoneMatch: '*' },
  });
}

/**
 * Deletes the files that this execution wrote next to a newer output before it found out about that output. Without this, an output of several files
 * would contain rows of two versions.
 */
async function removeOrphanedParts(target: OwnedBucket, published: PublishedFiles, metadata: Record<string, string>): Promise<void> {
  const first = published.get(publishedName(0));
  const others = [...published.values()].filter((object) => object !== first);
  // If this execution wrote the first file, then the newer output is not there yet, and will replace all files of this execution.
  if (!first || others.length === 0 || (await isOfThisExecution(first))) return;

  for (const other of others) {
    if (await isOfThisExecution(other)) await deleteUnlessReplaced(other);
  }

  async function isOfThisExecution({ key }: ListedObject): Promise<boolean> {
    try {
      const { Metadata } = await headObject(target, key);
      return Metadata?.[OUTPUT_METADATA.execution] === metadata[OUTPUT_METADATA.execution];
    } catch (error) {
      if (isNotFound(error)) return false;
      throw error;
    }
  }

  async function deleteUnlessReplaced(orphan: ListedObject): Promise<void> {
    try {
      await deleteIfUnchanged(target, orphan);
    } catch (error) {
      if (!isPreconditionFailed(error)) throw error;
    }
  }
}

/** Deletes an object only if it is still the one that was listed. If it is already gone, the call succeeds. */
async function deleteIfUnchanged(target: OwnedBucket, { key, etag }: ListedObject): Promise<void> {
  try {
    await target.client.send(new DeleteObjectCommand({ ...bucketParameters(target), Key: key, IfMatch: etag }));
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}
