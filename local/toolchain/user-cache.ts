import * as os from 'node:os';
import * as path from 'node:path';

/** Returns the folder that all clones of this repository share, so that a second clone installs nothing. */
export function userCacheFolder(): string {
  const base = process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache');
  return path.join(base, 'cdk-file-processing-pipeline');
}
