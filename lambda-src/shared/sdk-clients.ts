/** Of clients whose calls answer at once. */
export const API_CLIENT = {
  maxAttempts: 4,
  requestHandler: { connectionTimeout: 2_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
};

/** StartJobRun takes no token: a second attempt after a lost reply would be a second run. The workflow retries instead, and looks first. */
export const ONE_ATTEMPT_CLIENT = { ...API_CLIENT, maxAttempts: 1 };

/** Of clients that stream objects: a body may take long, silence may not. */
export const STREAM_CLIENT = {
  maxAttempts: 4,
  requestHandler: { connectionTimeout: 2_000, socketTimeout: 60_000 },
};

/** Of clients that copy: S3 may stay silent for minutes while it copies 5 GiB. */
export const COPY_CLIENT = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 2_000, socketTimeout: 300_000 },
};
