import * as fs from 'node:fs';
import { type LocalFile, sourceKey } from './collect-files';
import type { FollowedFile } from '../pipeline/follower';
import type { LocalPipeline } from '../pipeline/local-pipeline';
import type { UploadedFile, UploadDestination } from '../pipeline/upload';

const PARALLEL_UPLOADS = 6;

/** With more files, only their ends are printed: nobody reads thousands of lines. */
const MOST_FILES_WITH_STATES = 50;

interface Following {
  readonly destination: UploadDestination;
  readonly withSpark: boolean;
  readonly progress: (line: string) => void;
  /** Called once for each file, as soon as it has ended. */
  readonly onEnd: (name: string, followed: FollowedFile) => void;
}

/** Uploads the files and follows each to its end; without Spark, to the conversion. */
export async function uploadAndFollow(
  pipeline: LocalPipeline, files: readonly LocalFile[], { destination, withSpark, progress, onEnd }: Following,
): Promise<void> {
  const names = new Map<UploadedFile, string>();
  let ended = 0;
  const follower = pipeline.follower({
    until: withSpark ? 'ended' : 'staged',
    onState: (file, state) => {
      if (files.length <= MOST_FILES_WITH_STATES) progress(`${names.get(file)}: ${state}`);
    },
    onEnd: (file, followed) => {
      const name = names.get(file)!;
      const { outcome, reason, message } = followed;
      ended += 1;
      progress(`${name}: ${[outcome, reason, message].filter(Boolean).join(', ')} (${ended} of ${files.length})`);
      onEnd(name, followed);
    },
  });
  const uploading = inParallel(files, PARALLEL_UPLOADS, async ({ name, path }) => {
    const key = sourceKey(destination.prefix, name);
    const uploaded = await pipeline.upload(key, fs.createReadStream(path), destination.bucket, () => follower.noteUpload()).catch((error: unknown) => {
      throw new Error(`${name} could not be uploaded: ${error instanceof Error ? error.message : String(error)}`);
    });
    names.set(uploaded, name);
    follower.add(uploaded);
  }).finally(() => follower.close());
  await Promise.all([uploading, follower.run()]);
}

/** Runs the action for each item, for at most `most` items at a time. */
export async function inParallel<T>(items: readonly T[], most: number, act: (item: T) => Promise<void>): Promise<void> {
  const left = items.values();
  // The workers share one iterator, so each item is used once.
  const workers = Array.from({ length: Math.min(most, items.length) }, async () => {
    for (const item of left) await act(item);
  });
  await Promise.all(workers);
}
