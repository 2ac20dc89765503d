/** Returns an error like those that the SDK clients throw. */
export function serviceError(name: string, httpStatusCode: number, message = name): Error {
  return Object.assign(new Error(message), { name, $metadata: { httpStatusCode } });
}

/** Returns the error for too many calls. */
export const throttled = () => serviceError('ThrottlingException', 400, 'Rate exceeded');

export const accessDenied = () => serviceError('AccessDenied', 403, 'Access Denied');

/** Returns the error of a call that may have succeeded, but whose reply did not arrive. */
export const lostReply = () => serviceError('TimeoutError', 0, 'the request socket timed out');
