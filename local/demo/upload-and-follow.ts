import * as fs from 'node:fs';
import type { LocalFile } from './collect-files';
import { inParallel } from './in-parallel';
import { sourceKey } from './source-key';
import type { FollowedFile } from '../pipeline/follower';
import type { LocalPipeline } from '../pipeline/local-pipeline';
import type { UploadedFile } from '../pipeline/upload';
import type { UploadDestination } from '../pipeline/upload-destination';

const PARALLEL_UPLOADS = 6;

/** Of more files, only the ends are told: nobody reads thousands of lines. */
const MOST_FILES_TOLD_BY_STATE = 50;

interface Following {
  readonly destination: UploadDestination;
  readonly withSpark: boolean;
  readonly progress: (line: string) => void;
  /** Called for each file once, as soon as it has ended. */
  readonly onEnd: (name: string, followed: FollowedFile) => void;
}

/** Uploads the files and follows each to its end, or without Spark to the conversion. */
export async function uploadAndFollow(
  pipeline: LocalPipeline, files: readonly LocalFile[], { destination, withSpark, progress, onEnd }: Following,
): Promise<void> {
  const names = new Map<UploadedFile, string>();
  let ended = 0;
  const follower = pipeline.follower({
    until: withSpark ? 'ended' : 'staged',
    onState: (file, state) => {
      if (files.length <= MOST_FILES_TOLD_BY_STATE) progress(`${names.get(file)}: ${state}`);
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
