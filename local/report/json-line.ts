import type { FileRow } from './file-row';

/** One JSON object on one line, for programs to read. */
export function jsonLine({ file, outcome, reason, rows, output, seconds }: FileRow): string {
  return JSON.stringify({ file, outcome, reason, rows, output: output && `s3://${output.bucket}/${output.key}`, seconds });
}
