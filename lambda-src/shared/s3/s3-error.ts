interface ServiceError {
  readonly name?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/**
 * Returns true if an object does not exist, but not if its bucket or an upload does not. The response to a HEAD request has no body and so no error name,
 * only a status.
 */
export function isNotFound(error: unknown): boolean {
  return nameOf(error) !== 'NoSuchBucket' && !isNoSuchUpload(error) && (statusOf(error) === 404 || ['NoSuchKey', 'NoSuchVersion', 'NotFound'].includes(nameOf(error)));
}

export function isNoSuchUpload(error: unknown): boolean {
  return nameOf(error) === 'NoSuchUpload';
}

export function isPreconditionFailed(error: unknown): boolean {
  return statusOf(error) === 412 || nameOf(error) === 'PreconditionFailed';
}

export function isAccessDenied(error: unknown): boolean {
  return statusOf(error) === 403;
}

/** Returns true if two conditional writes of one key overlapped. */
export function isConflict(error: unknown): boolean {
  return statusOf(error) === 409 || nameOf(error) === 'ConditionalRequestConflict';
}

function statusOf(error: unknown): number | undefined {
  return (error as ServiceError | undefined)?.$metadata?.httpStatusCode;
}

function nameOf(error: unknown): string {
  return (error as ServiceError | undefined)?.name ?? '';
}
