/** The output of a stack with the place for uploads. */
const UPLOAD_OUTPUT = 'UploadTo';

export interface UploadDestination {
  readonly bucket: string;
  /** Empty, or with a slash at its end. */
  readonly prefix: string;
}

/**
 * Reads the place for uploads from the outputs of a stack.
 *
 * @param outputs - `UploadTo` is `s3://bucket/prefix/`
 */
export function uploadDestination(outputs: Readonly<Record<string, string>>): UploadDestination {
  const uri = outputs[UPLOAD_OUTPUT];
  const [, bucket, prefix] = /^s3:\/\/([^/]+)\/(|.*\/)$/.exec(uri ?? '') ?? [];
  if (bucket === undefined) {
    throw new Error(`The output ${UPLOAD_OUTPUT} of the stack is ${uri ?? 'missing'}, but must be s3://bucket/prefix/.`);
  }
  return { bucket, prefix };
}
