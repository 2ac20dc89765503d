/** Settings for clients whose calls answer at once. */
export const API_CLIENT = {
  maxAttempts: 4,
  requestHandler: { connectionTimeout: 2_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
};

/**
 * Settings for the client that starts job runs. StartJobRun accepts no idempotency token, so a second attempt after a lost reply would start a second
 * run. The workflow retries instead, and looks for the run first.
 */
export const ONE_ATTEMPT_CLIENT = { ...API_CLIENT, maxAttempts: 1 };

/** Settings for clients that stream objects. A body may take long, but the connection must not be silent for more than a minute. */
export const STREAM_CLIENT = {
  maxAttempts: 4,
  requestHandler: { connectionTimeout: 2_000, socketTimeout: 60_000 },
};

/** Settings for clients that copy objects. S3 may be silent for minutes while it copies 5 GiB. */
export const COPY_CLIENT = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 2_000, socketTimeout: 300_000 },
};
