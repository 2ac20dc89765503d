/** Parses the value of an environment variable. */
interface VariableKind<T> {
  readonly parse: (name: string, value: string) => T;
  /** If it is not true, an empty value is treated as not set. */
  readonly mayBeEmpty?: boolean;
}

type EnvironmentSpec = Readonly<Record<string, VariableKind<unknown>>>;

type Parsed<S extends EnvironmentSpec> = { readonly [K in keyof S]: S[K] extends VariableKind<infer T> ? T : never };

/** The values that a construct passes. A value that is not known until deployment is a token, which is a string. */
type Rendered<S extends EnvironmentSpec> = { readonly [K in keyof S]: string | number };

const text: VariableKind<string> = { parse: (_name, value) => value };

/** A prefix of keys, which is empty for the whole bucket. */
const prefix: VariableKind<string> = { ...text, mayBeEmpty: true };

const integer: VariableKind<number> = {
  parse: (name, value) => {
    if (!/^\d+$/.test(value)) {
      throw new Error(`environment variable ${name} is "${value}", expected a whole number: deploy the pipeline again`);
    }
    return Number(value);
  },
};

/** A value as JSON. */
const json = <T>(): VariableKind<T> => ({ parse: (_name, value) => JSON.parse(value) as T });

/** A target that the notification function sends to directly, and its filters. */
export interface DirectTarget {
  readonly kind: 'topic' | 'eventBus';
  readonly arn: string;
  /** The outcomes that the target is notified of. If the list is empty, the target is notified of all outcomes. */
  readonly outcomes: string[];
  /** The file types that the target is notified of. If the list is empty, the target is notified of all file types. */
  readonly fileTypes: string[];
}

export const START_EXECUTION_ENVIRONMENT = { STATE_MACHINE_ARN: text, SOURCE_BUCKET: text, SOURCE_PREFIX: prefix };

export const VALIDATE_FILE_ENVIRONMENT = { STAGING_BUCKET: text, SOURCE_PREFIX: prefix, MAX_FILE_SIZE_BYTES: integer, BUCKET_OWNER: text };

export const QUARANTINE_FILE_ENVIRONMENT = { QUARANTINE_BUCKET: text, BUCKET_OWNER: text };

export const STAGE_FILE_ENVIRONMENT = { STAGING_BUCKET: text, BUCKET_OWNER: text };

export const START_JOB_ENVIRONMENT = { STAGING_BUCKET: text, BUCKET_OWNER: text };

/** The handler check-job reads everything from its payload. */
export const CHECK_JOB_ENVIRONMENT = {};

export const PUBLISH_OUTPUT_ENVIRONMENT = { STAGING_BUCKET: text, TARGET_BUCKET: text, TARGET_PREFIX: prefix, BUCKET_OWNER: text };

export const SEND_NOTIFICATION_ENVIRONMENT = { TOPIC_ARN: text, UNDELIVERED_QUEUE_URL: text, PIPELINE: text, DIRECT_TARGETS: json<DirectTarget[]>() };

export const STOP_JOB_ENVIRONMENT = { STAGING_BUCKET: text, BUCKET_OWNER: text };

/** Returns the environment variables of a function. A missing variable is a compile error. */
export function renderEnvironment<S extends EnvironmentSpec>(spec: S, values: Rendered<S>): Record<string, string> {
  return Object.fromEntries(Object.keys(spec).map((name) => [name, String(values[name])]));
}

/**
 * Returns the parsed environment variables of a handler.
 *
 * @throws if a variable is not set or cannot be parsed
 */
export function parseEnvironment<S extends EnvironmentSpec>(spec: S, environment: Record<string, string | undefined> = process.env): Parsed<S> {
  const parsed = Object.entries(spec).map(([name, kind]) => {
    const value = environment[name];
    if (value === undefined || (value === '' && !kind.mayBeEmpty)) {
      throw new Error(`environment variable ${name} is not set: deploy the pipeline again`);
    }
    return [name, kind.parse(name, value)];
  });
  return Object.fromEntries(parsed) as Parsed<S>;
}
