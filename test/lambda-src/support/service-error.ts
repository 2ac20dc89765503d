/** An error as the clients throw it. */
export function serviceError(name: string, httpStatusCode: number, message = name): Error {
  return Object.assign(new Error(message), { name, $metadata: { httpStatusCode } });
}

/** What every service answers to too many calls. */
export const throttled = () => serviceError('ThrottlingException', 400, 'Rate exceeded');

export const accessDenied = () => serviceError('AccessDenied', 403, 'Access Denied');

/** The call may have succeeded: the client has not heard. */
export const lostReply = () => serviceError('TimeoutError', 0, 'the request socket timed out');
