import type { CountedPart } from './count-rows';
import { deleteSeen } from './delete-seen';
import type { Generation, Replacement } from './generation';
import { OUTPUT_METADATA } from './output-metadata';
import { publishedName } from './output-parts';
import { identify } from '../../src/contract/object-identity';
import { copyObject } from '../shared/copy-object';
import { inBatches } from '../shared/in-batches';
import type { ListedObject } from '../shared/list-objects';
import { isConflict, isNotFound, isPreconditionFailed } from '../shared/s3-error';

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
    await inBatches([...present.values()].filter(({ name }) => !written.has(name)), COPIES_AT_ONCE, (extra) => deleteSeen(target, extra));
    return written;
  } catch (error) {
    if (isPreconditionFailed(error) || isConflict(error)) return undefined;
    // A file that we saw and wanted to replace is gone. That our own is gone from staging looks the same: then every attempt ends here.
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

function copyPart({ staging, target, metadata, isLate }: Replacement, part: CountedPart, to: string, seen: ListedObject | undefined): Promise<string> {
  const { key, etag, size, rows } = part;
  return copyObject({
    from: identify({ bucket: staging.name, key, etag, size }),
    size,
    to: target,
    key: to,
    isLate,
    attributes: { ContentType: 'application/vnd.apache.parquet', Metadata: { ...metadata, [OUTPUT_METADATA.rows]: String(rows) } },
    condition: seen ? { IfMatch: seen.etag } : { IfNoneMatch: '*' },
  });
}
