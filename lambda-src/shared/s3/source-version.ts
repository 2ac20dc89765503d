import { isNotFound, isPreconditionFailed } from './s3-error';
import { PERMANENT_ERRORS } from '../../../src/contract/error-names';
import type { SourceObject } from '../../../src/contract/object-identity';
import { PermanentError } from '../lambda/permanent-error';

/** What makes a read see exactly the uploaded bytes. */
export function readCondition(source: SourceObject): { VersionId: string } | { IfMatch: string } {
  return source.versionId ? { VersionId: source.versionId } : { IfMatch: quotedEtag(source) };
}

/** What makes a copy take exactly the uploaded bytes. */
export function copyCondition(source: SourceObject): { CopySource: string; CopySourceIfMatch?: string } {
  return source.versionId
    ? { CopySource: copySource(source.bucket, source.key, source.versionId) }
    : { CopySource: copySource(source.bucket, source.key), CopySourceIfMatch: quotedEtag(source) };
}

/** A call on the source object, whose absence and change no retry can mend. */
export async function mapSourceErrors<T>(source: SourceObject, call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    const what = `object ${JSON.stringify(source.key)} of bucket ${source.bucket}`;
    if (isNotFound(error)) {
      const version = source.versionId ? `version ${source.versionId} of ` : '';
      throw new PermanentError(PERMANENT_ERRORS.sourceNotFound, `${version}${what} no longer exists: upload the file again`);
    }
    if (isPreconditionFailed(error)) {
      const change = `${what} no longer has the etag ${source.etag}`;
      throw new PermanentError(PERMANENT_ERRORS.sourceChanged, `${change}: it was overwritten, and the later upload is processed on its own`);
    }
    throw error;
  }
}

function quotedEtag(source: SourceObject): string {
  if (!source.etag) {
    throw new Error('source has neither versionId nor etag: start the execution with the input that Start execution gives');
  }
  return `"${source.etag}"`;
}

/** The header that names a copy's source; S3 decodes it exactly once. */
export function copySource(bucket: string, key: string, versionId?: string): string {
  const path = `${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`;
  return versionId ? `${path}?versionId=${encodeURIComponent(versionId)}` : path;
}
