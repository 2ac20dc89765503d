interface ServiceError {
  readonly name?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** Whether the object, not its bucket or an upload, is missing. The answer to a HEAD has no body, hence no name of an error: only its status tells. */
export function isNotFound(error: unknown): boolean {
  return nameOf(error) !== 'NoSuchBucket' && !isNoSuchUpload(error) && (statusOf(error) === 404 || ['NoSuchKey', 'NoSuchVersion', 'NotFound'].includes(nameOf(error)));
}

export function isNoSuchUpload(error: unknown): boolean {
  return nameOf(error) === 'NoSuchUpload';
}

export function isPreconditionFailed(error: unknown): boolean {
  return statusOf(error) === 412 || nameOf(error) === 'PreconditionFailed';
}

export function isDenied(error: unknown): boolean {
  return statusOf(error) === 403;
}

/** S3 answers so when two conditional writes of one key overlap. */
export function isConflict(error: unknown): boolean {
  return statusOf(error) === 409 || nameOf(error) === 'ConditionalRequestConflict';
}

function statusOf(error: unknown): number | undefined {
  return (error as ServiceError | undefined)?.$metadata?.httpStatusCode;
}

function nameOf(error: unknown): string {
  return (error as ServiceError | undefined)?.name ?? '';
}
