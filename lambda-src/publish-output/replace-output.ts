import type { Generation, Replacement } from './generation';
import { isPublishedName, publishedName } from './output-parts';
import { withdrawStrays } from './withdraw-strays';
import { writeGeneration } from './write-generation';
import type { Publication } from '../../src/contract/workflow-state';
import { listObjects } from '../shared/list-objects';
import { log } from '../shared/log';
import type { OwnedBucket } from '../shared/owned-bucket';

const ATTEMPTS = 5;

/**
 * Puts our files in the place of those that are there, unless newer data exists. Two executions of one key may do so at once: each looks at
 * what is there *before* it asks whether it is superseded, and replaces only what it saw. So what an older one writes, a newer one has seen or
 * finds at its last look; and what a newer one has written, an older one cannot replace.
 */
export async function replaceOutput(replacement: Replacement): Promise<Publication['outcome']> {
  const { target, folder, metadata, isSuperseded } = replacement;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const present = await look(target, folder);
    if (await isSuperseded(present.get(publishedName(0)))) {
      await withdrawStrays(target, present, metadata);
      return 'SUPERSEDED';
    }
    const written = await writeGeneration(replacement, present);
    if (written && isSame(await look(target, folder), written)) return 'PROCESSED';
    log('INFO', 'another execution publishes the same key', { execution: metadata.execution, attempt });
  }
  throw new Error(`output ${folder} was changed by another execution in each of ${ATTEMPTS} attempts: the step is retried`);
}

async function look(target: OwnedBucket, folder: string): Promise<Generation> {
  const objects = await listObjects(target, folder);
  return new Map(objects.filter(({ name }) => isPublishedName(name)).map((object) => [object.name, object]));
}

function isSame(present: Generation, written: ReadonlyMap<string, string>): boolean {
  return present.size === written.size && [...written].every(([name, etag]) => present.get(name)?.etag === etag);
}
