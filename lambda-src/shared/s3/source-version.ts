import { isNotFound, isPreconditionFailed } from './s3-error';
import { PERMANENT_ERRORS } from '../../../src/contract/error-names';
import type { SourceObject } from '../../../src/contract/object-identity';
import { PermanentError } from '../lambda/permanent-error';

/** Returns the parameters that make a read return exactly the uploaded bytes. */
export function readCondition(source: SourceObject): { VersionId: string } | { IfMatch: string } {
  return source.versionId ? { VersionId: source.versionId } : { IfMatch: quotedEtag(source) };
}

/** Returns the parameters that make a copy take exactly the uploaded bytes. */
export function copyCondition(source: SourceObject): { CopySource: string; CopySourceIfMatch?: string } {
  return source.versionId
    ? { CopySource: copySource(source.bucket, source.key, source.versionId) }
    : { CopySource: copySource(source.bucket, source.key), CopySourceIfMatch: quotedEtag(source) };
}

/**
 * Awaits a call on the source object and translates errors that a retry cannot fix: that the object is gone, or was overwritten.
 *
 * @throws PermanentError SourceNotFound or SourceChanged; every other error as it is
 */
export async function mapSourceErrors<T>(source: SourceObject, call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    const object = `object ${JSON.stringify(source.key)} of bucket ${source.bucket}`;
    if (isNotFound(error)) {
      const version = source.versionId ? `version ${source.versionId} of ` : '';
      throw new PermanentError(PERMANENT_ERRORS.sourceNotFound, `${version}${object} no longer exists: upload the file again`);
    }
    if (isPreconditionFailed(error)) {
      const problem = `${object} was overwritten and no longer has the etag ${source.etag}`;
      throw new PermanentError(PERMANENT_ERRORS.sourceChanged, `${problem}: there is nothing to do, the later upload is processed on its own`);
    }
    throw error;
  }
}

function quotedEtag(source: SourceObject): string {
  if (!source.etag) {
    throw new Error('the source has neither versionId nor etag: upload the file again, or copy the input of an execution that an upload started');
  }
  return `"${source.etag}"`;
}

/** Returns the header that names the source of a copy. S3 decodes it exactly once. */
function copySource(bucket: string, key: string, versionId?: string): string {
  const path = `${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`;
  return versionId ? `${path}?versionId=${encodeURIComponent(versionId)}` : path;
}
