import * as fs from 'node:fs';
import type { LocalFile } from './collect-files';
import { inParallel } from './in-parallel';
import { sourceKey } from './source-key';
import type { FollowedFile } from '../pipeline/follower';
import type { LocalPipeline } from '../pipeline/local-pipeline';
import type { UploadedFile } from '../pipeline/upload';

const PARALLEL_UPLOADS = 6;

/** Of more files, only the ends are told: nobody reads thousands of lines. */
const MOST_FILES_TOLD_BY_STATE = 50;

/** What became of each file, by name. */
export type FollowedFiles = ReadonlyMap<string, FollowedFile>;

/** Uploads the files and follows each to its end, or without Spark to the conversion. */
export async function uploadAndFollow(
  pipeline: LocalPipeline, files: readonly LocalFile[], withSpark: boolean, progress: (line: string) => void,
): Promise<FollowedFiles> {
  const names = new Map<UploadedFile, string>();
  const followed = new Map<string, FollowedFile>();
  const follower = pipeline.follower({
    until: withSpark ? 'ended' : 'staged',
    onState: (file, state) => {
      if (files.length <= MOST_FILES_TOLD_BY_STATE) progress(`${names.get(file)}: ${state}`);
    },
    onEnd: (file, result) => {
      followed.set(names.get(file)!, result);
      const { outcome, reason, message } = result;
      progress(`${names.get(file)}: ${[outcome, reason, message].filter(Boolean).join(', ')} (${followed.size} of ${files.length})`);
    },
  });
  const uploading = inParallel(files, PARALLEL_UPLOADS, async ({ name, path }) => {
    const uploaded = await pipeline.upload(sourceKey(name), fs.createReadStream(path)).catch((error: unknown) => {
      throw new Error(`${name} could not be uploaded: ${error instanceof Error ? error.message : String(error)}`);
    });
    names.set(uploaded, name);
    follower.add(uploaded);
  }).finally(() => follower.close());
  await Promise.all([uploading, follower.run()]);
  return followed;
}
