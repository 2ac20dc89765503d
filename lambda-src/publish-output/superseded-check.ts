import { OUTPUT_METADATA } from './published-files';
import type { SourceObject } from '../../src/contract/object-identity';
import type { Validation } from '../../src/contract/workflow-state';
import { headObject, type ListedObject, type OwnedBucket } from '../shared/s3/owned-bucket';
import { isNotFound } from '../shared/s3/s3-error';

/**
 * Returns true if a newer version of the source was uploaded, or if the published file comes from a newer version.
 *
 * @param published the first file of the output as it was just listed; undefined if there is none
 */
export type SupersededCheck = (published: ListedObject | undefined) => Promise<boolean>;

/** Returns the check for one uploaded version. */
export function createSupersededCheck(from: OwnedBucket, target: OwnedBucket, source: SourceObject, validation: Validation): SupersededCheck {
  return async (published) => {
    const current = await headCurrent(from, source.key);
    if (current) {
      return source.versionId ? current.VersionId !== source.versionId : current.ETag?.replace(/"/g, '') !== source.etag;
    }
    // The key was deleted, and a newer version may have existed before. Then only the published file shows it.
    if (!published || !validation.lastModified) return false;
    const output = await headCurrent(target, published.key);
    return (output?.Metadata?.[OUTPUT_METADATA.sourceLastModified] ?? '') > validation.lastModified;
  };
}

async function headCurrent(bucket: OwnedBucket, key: string) {
  try {
    return await headObject(bucket, key);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}
